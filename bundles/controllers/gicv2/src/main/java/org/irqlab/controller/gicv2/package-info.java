/**
 * ARM's generic interrupt controller, architecture version 2 (IHI 0048B), cut as the hardware is
 * cut: the {@link org.irqlab.controller.gicv2.Distributor} holds {@link
 * org.irqlab.controller.gicv2.Interrupt}s, each with its {@link
 * org.irqlab.controller.gicv2.Signal}; a {@link org.irqlab.controller.gicv2.CpuInterface} takes
 * what a {@link org.irqlab.controller.gicv2.Supply} offers, masks, acknowledges, drops priorities
 * and deactivates. A virtual CPU interface is the same class: its supply is the {@link
 * org.irqlab.controller.gicv2.ListRegisters} that the {@link
 * org.irqlab.controller.gicv2.VirtualControl} of a hypervisor fills. {@link
 * org.irqlab.controller.gicv2.MemoryMap} says where everything is.
 */
package org.irqlab.controller.gicv2;
