package org.irqlab.controller.plic;

import org.irqlab.api.state.State;

/**
 * Converts one source's signal into requests to the PLIC core, at most one at a time (PLIC
 * specification, Interrupt Gateways).
 */
interface Gateway {
  /** The signal is driven, to the level it had or to another. */
  void input(State s, boolean asserted);

  /** The core sends an interrupt completion message. */
  void completed(State s);

  /** The core accepted a claim of this source; the specification does not tell the gateway. */
  default void claimed(State s) {}

  /** Whether it waits for a completion message. */
  boolean closed(State s);

  /** Whether a pending bit that is set is kept from the targets; never so in the specification. */
  default boolean hidden(State s) {
    return false;
  }
}
