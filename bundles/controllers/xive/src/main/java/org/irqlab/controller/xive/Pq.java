package org.irqlab.controller.xive;

/** The values of a source's P and Q bits, P being the higher (include/hw/ppc/xive.h). */
final class Pq {
  /** Ready: the next trigger is an event. */
  static final int RESET = 0b00;

  /** Off: a trigger is dropped. */
  static final int OFF = 0b01;

  /** An event was told of and not completed yet. */
  static final int PENDING = 0b10;

  /** One more trigger came meanwhile. */
  static final int QUEUED = 0b11;

  /** How many there are. */
  static final int VALUES = 4;

  private Pq() {}
}
