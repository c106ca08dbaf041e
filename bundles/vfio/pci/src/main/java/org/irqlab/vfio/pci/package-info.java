/**
 * vfio-pci: interrupts of PCI functions, handed to user space.
 *
 * <p>{@link org.irqlab.vfio.pci.Intx} is a function's INTx, masked at the device by {@link
 * org.irqlab.vfio.pci.Masking} or at the interrupt controller by disabling its line; {@link
 * org.irqlab.vfio.pci.Setup} switches it off and on; {@link org.irqlab.vfio.pci.VfioPciIntx} puts
 * it together. {@link org.irqlab.vfio.pci.VfioPciMsi} is a message. Lock order: {@code igate},
 * {@code irqlock}, then the line's.
 */
package org.irqlab.vfio.pci;
