/**
 * KVM on ARM with a GICv2: interrupts in list registers, and lines that a guest completes at the
 * hardware, joined by the IRQ bypass manager.
 *
 * <p>{@link org.irqlab.hypervisor.irqbypass.VgicIrq} is one virtual interrupt and its list
 * register, {@link org.irqlab.hypervisor.irqbypass.Vcpu} the thread that enters and leaves the
 * guest, {@link org.irqlab.hypervisor.irqbypass.GuestGic} what the guest sees; {@link
 * org.irqlab.hypervisor.irqbypass.BypassManager} switches forwarding on and off, called by {@link
 * org.irqlab.hypervisor.irqbypass.BypassCaller}. {@link org.irqlab.hypervisor.irqbypass.KvmVgic}
 * puts them together. Lock order: the manager's, then an eventfd's, a vCPU's ap_list_lock, the
 * irq_lock, the host's descriptor.
 */
package org.irqlab.hypervisor.irqbypass;
