/**
 * The generic interrupt layer of the Linux kernel, kernel/irq.
 *
 * <p>{@link org.irqlab.genirq.Genirq} is the way from a CPU's pin to a line; {@link
 * org.irqlab.genirq.Descriptor} is a line, whose duties are split as the kernel's files are: {@link
 * org.irqlab.genirq.Masking} (chip.c), {@link org.irqlab.genirq.Enabling} (manage.c), {@link
 * org.irqlab.genirq.Event} (handle.c), {@link org.irqlab.genirq.Resend} (resend.c). The flows
 * {@link org.irqlab.genirq.FastEoi}, {@link org.irqlab.genirq.LevelFlow} and {@link
 * org.irqlab.genirq.EdgeFlow} drive it; {@link org.irqlab.genirq.Gate} is what they ask first.
 */
package org.irqlab.genirq;
