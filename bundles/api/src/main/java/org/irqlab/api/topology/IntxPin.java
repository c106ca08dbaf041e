package org.irqlab.api.topology;

/**
 * Interrupt pin of a PCI function (PCI Local Bus Specification 3.0, section 6.2.4 "Interrupt Pin").
 * Pins are always level triggered, active low on the connector.
 */
public enum IntxPin {
  /** Pin 1. */
  INTA,
  /** Pin 2. */
  INTB,
  /** Pin 3. */
  INTC,
  /** Pin 4. */
  INTD
}
