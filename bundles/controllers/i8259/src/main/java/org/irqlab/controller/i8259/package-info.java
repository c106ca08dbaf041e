/**
 * The pair of 8259A interrupt controllers of a PC (Intel 231468, 8259A data sheet; Intel 290550,
 * 82371SB data sheet, for ELCR): two {@link org.irqlab.controller.i8259.Pic}s, the second of which
 * interrupts the first, in {@link org.irqlab.controller.i8259.PicPair}.
 */
package org.irqlab.controller.i8259;
