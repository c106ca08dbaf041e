/**
 * Devices: they raise, hold and drop their interrupt source, whenever they like.
 *
 * <p>{@link org.irqlab.device.LevelDevice} holds its line until it is served, {@link
 * org.irqlab.device.EdgeDevice} pulses it and goes on, {@link org.irqlab.device.BriefDevice} raises
 * a level and does not hold it, {@link org.irqlab.device.PciIntx} can mask it; {@link
 * org.irqlab.device.Budget} keeps them to the assertions that the scope allows.
 */
package org.irqlab.device;
