/** Drivers of the RISC-V platform-level interrupt controller. */
package org.irqlab.chip.plic;
