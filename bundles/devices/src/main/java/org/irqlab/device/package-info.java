/** Devices: they raise, hold and drop their interrupt source. */
package org.irqlab.device;
