/**
 * vfio-platform: interrupts of devices that are described and not found, handed to user space.
 *
 * <p>{@link org.irqlab.vfio.platform.Line} is one of a device's interrupts, {@link
 * org.irqlab.vfio.platform.Handling} how it is handled: as VFIO does, or as was proposed. {@link
 * org.irqlab.vfio.platform.VfioPlatform} puts them together. Lock order: {@code igate}, the
 * interrupt's, then the line's.
 */
package org.irqlab.vfio.platform;
