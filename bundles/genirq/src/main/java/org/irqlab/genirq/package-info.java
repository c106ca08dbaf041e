/** The generic interrupt layer of the Linux kernel. */
package org.irqlab.genirq;
