package org.irqlab.api.routine;

import org.irqlab.api.state.State;

/** A condition over the state: deterministic, without effect. */
@FunctionalInterface
public interface Guard {
  /** Always true. */
  Guard ALWAYS = s -> true;

  /**
   * Evaluates the condition.
   *
   * @param s the state
   * @return whether it holds
   */
  boolean holds(State s);

  /**
   * The opposite.
   *
   * @return a guard that holds when this one does not
   */
  default Guard negate() {
    return s -> !holds(s);
  }
}
