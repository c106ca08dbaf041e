/**
 * The Xen front end for RISC-V.
 *
 * <p>{@link org.irqlab.hypervisor.xen.GuestIrq} is Xen's descriptor of a routed interrupt and its
 * {@code do_IRQ}; {@link org.irqlab.hypervisor.xen.VirtualController} emulates a guest's
 * controller, which the guest reaches over {@link org.irqlab.hypervisor.xen.TrappedBus}; {@link
 * org.irqlab.hypervisor.xen.Xen} puts them together. Lock order: a descriptor's, then a virtual
 * controller's.
 */
package org.irqlab.hypervisor.xen;
