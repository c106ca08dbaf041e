/**
 * The Xen front end for RISC-V.
 *
 * <p>{@link org.irqlab.hypervisor.xen.Descriptor} is Xen's descriptor of an interrupt with what
 * hangs on it. {@link org.irqlab.hypervisor.xen.GuestIrq} is {@code do_IRQ}; {@link
 * org.irqlab.hypervisor.xen.Routing} and {@link org.irqlab.hypervisor.xen.Releasing} are the calls
 * that give an interrupt to a domain and take it away, which {@link
 * org.irqlab.hypervisor.xen.Calls} offers to actors. {@link
 * org.irqlab.hypervisor.xen.VirtualController} emulates a guest's controller, which the guest
 * reaches over {@link org.irqlab.hypervisor.xen.TrappedBus}; {@link org.irqlab.hypervisor.xen.Xen}
 * puts them together. Lock order: a descriptor's, then a controller's, physical or virtual.
 */
package org.irqlab.hypervisor.xen;
