package org.irqlab.api.routine;

import org.irqlab.api.state.State;

/** What one atomic action does to the state: deterministic, touches nothing else. */
@FunctionalInterface
public interface Effect {
  /** Changes nothing. */
  Effect NOTHING = s -> {};

  /**
   * Does it.
   *
   * @param s the state, changed in place
   */
  void on(State s);
}
