/**
 * A virtual machine monitor that forwards interrupts in user space.
 *
 * <p>{@link org.irqlab.hypervisor.vmm.Intx} is its state of one forwarded line; {@link
 * org.irqlab.hypervisor.vmm.Eventfd} is what wakes it, {@link org.irqlab.hypervisor.vmm.Bar} how
 * the guest's driver reaches the device, {@link org.irqlab.hypervisor.vmm.VirtualController} what
 * the guest is interrupted by. {@link org.irqlab.hypervisor.vmm.VmmUserspace} puts them together.
 * Lock order: the monitor's, then a virtual controller's or the host kernel's.
 */
package org.irqlab.hypervisor.vmm;
