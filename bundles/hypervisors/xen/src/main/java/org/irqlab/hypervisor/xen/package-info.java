/** The Xen front end for RISC-V. */
package org.irqlab.hypervisor.xen;
