/**
 * Drivers of the RISC-V platform-level interrupt controller: Linux's {@link
 * org.irqlab.chip.plic.SiFivePlic} and Xen's {@link org.irqlab.chip.plic.XenPlic}. Both take
 * interrupts by a {@link org.irqlab.chip.plic.ClaimLoop} and change an enable bit by reading and
 * writing its {@link org.irqlab.chip.plic.EnableWords word}; they differ in locks and in when they
 * complete.
 */
package org.irqlab.chip.plic;
