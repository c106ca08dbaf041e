package org.irqlab.controller.xive;

import org.irqlab.api.state.State;

/** Who hears of a source's events. */
@FunctionalInterface
interface Notified {
  /**
   * A source has an event.
   *
   * @param s the state
   * @param source its number
   */
  void event(State s, int source);
}
