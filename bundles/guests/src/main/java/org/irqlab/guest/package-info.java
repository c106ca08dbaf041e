/**
 * What runs on top of an interrupt core: drivers and their handlers, of a guest or of a host.
 *
 * <p>{@link org.irqlab.guest.ServiceThenEoi} serves its device before the flow sends the EOI,
 * {@link org.irqlab.guest.Hung} never does.
 */
package org.irqlab.guest;
