/**
 * KVM on ARM with a GICv2: interrupts in list registers, and lines that a guest completes at the
 * hardware, joined by the IRQ bypass manager.
 *
 * <p>{@link org.irqlab.hypervisor.vgic.VgicIrq} is one virtual interrupt and its list register,
 * {@link org.irqlab.hypervisor.vgic.Vcpu} the thread that enters and leaves the guest, {@link
 * org.irqlab.hypervisor.vgic.GuestGic} what the guest sees; {@link
 * org.irqlab.hypervisor.vgic.BypassManager} switches forwarding on and off, called by {@link
 * org.irqlab.hypervisor.vgic.BypassCaller}. {@link org.irqlab.hypervisor.vgic.KvmVgic} puts them
 * together. Lock order: the manager's, then an eventfd's, a vCPU's ap_list_lock, the irq_lock, the
 * host's descriptor.
 */
package org.irqlab.hypervisor.vgic;
