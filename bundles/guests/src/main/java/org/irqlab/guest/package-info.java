/**
 * What runs on top of an interrupt core: drivers and their handlers, of a guest or of a host.
 *
 * <p>{@link org.irqlab.guest.ServiceThenEoi} serves its device before the flow sends the EOI,
 * {@link org.irqlab.guest.ThreadedOneshot} and {@link org.irqlab.guest.EoiThenService} afterwards
 * in a thread ({@link org.irqlab.guest.Threaded}), {@link org.irqlab.guest.Hung} never does. {@link
 * org.irqlab.guest.Service} is what serving is.
 */
package org.irqlab.guest;
