/** The commands of the {@code irq} scope. */
package org.irqlab.shell;
