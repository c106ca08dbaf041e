package org.irqlab.engine.machine;

import org.irqlab.api.state.State;

/** Where control goes after a step: through decisions that take no step, to a point. */
public interface Node {
  /**
   * Follows the decisions; may zero locals that die on the way.
   *
   * @param s the state after the step's effect
   * @return number of the point in its context
   */
  int resolve(State s);
}
