/**
 * Linux's driver of a PC's pair of 8259A (arch/x86/kernel/i8259.c): {@link
 * org.irqlab.chip.i8259.Masks} writes what {@code cached_irq_mask} says, {@link
 * org.irqlab.chip.i8259.MaskAck} masks and ends, {@link org.irqlab.chip.i8259.VectorEntry} is the
 * way from a vector to a line.
 */
package org.irqlab.chip.i8259;
