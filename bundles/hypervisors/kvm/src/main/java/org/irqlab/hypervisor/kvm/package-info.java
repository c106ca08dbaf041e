/**
 * KVM's irqfd with controllers that the kernel emulates.
 *
 * <p>{@link org.irqlab.hypervisor.kvm.Irqfd} is the way of an eventfd to a pin and, with a
 * resampler, the way of the completion back; {@link org.irqlab.hypervisor.kvm.VirtualChip} is a
 * guest's chain of controllers, which it reaches over {@link
 * org.irqlab.hypervisor.kvm.EmulatedBus}; {@link org.irqlab.hypervisor.kvm.KvmIrqfd} puts them
 * together. Lock order: an eventfd's, then the chip's or the backend's.
 */
package org.irqlab.hypervisor.kvm;
