/**
 * The local APICs of a machine, after Intel's Software Developer's Manual, volume 3, "Advanced
 * Programmable Interrupt Controller": a {@link org.irqlab.controller.lapic.LocalApic} for each CPU
 * with its {@link org.irqlab.controller.lapic.VectorRegister}s (IRR, ISR, TMR), all on one {@link
 * org.irqlab.controller.lapic.SystemBus} that carries {@link org.irqlab.controller.lapic.Message}s.
 */
package org.irqlab.controller.lapic;
