package org.irqlab.api.part;

import org.irqlab.api.state.State;

/** A wire to an input: whoever drives it makes the other end react at once. */
@FunctionalInterface
public interface Line {
  /**
   * Drives the wire.
   *
   * @param s the state
   * @param asserted the level after polarity
   */
  void drive(State s, boolean asserted);
}
