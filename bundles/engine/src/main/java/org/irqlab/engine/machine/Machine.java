package org.irqlab.engine.machine;

import java.util.List;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Scope;
import org.irqlab.engine.state.PackedLayout;
import org.irqlab.engine.state.Slot;

/**
 * A linked machine, immutable. A transition is enabled when its context stands at its point,
 * nothing is in the way ({@link #free}), and its guard holds.
 *
 * @param layout the state vector
 * @param initial the packed initial state
 * @param contexts who executes
 * @param transitions every transition, by index
 * @param watches what must never hold
 * @param owed ghost bits of owed work
 * @param scope the bounds it was linked for
 * @param warnings what the linker remarked
 */
public record Machine(
    PackedLayout layout,
    long[] initial,
    List<Executor> contexts,
    List<Transition> transitions,
    List<Watch> watches,
    List<Slot> owed,
    Scope scope,
    List<String> warnings) {

  /**
   * Whether nothing keeps a context from taking a step at a point.
   *
   * @param s the state
   * @param context the context
   * @param point where it stands
   */
  public static boolean free(State s, Executor context, Executor.Point point) {
    return clear(s, context.obstacles()) && (!point.rest() || clear(s, context.entryObstacles()));
  }

  private static boolean clear(State s, List<Executor.Obstacle> obstacles) {
    for (int i = 0; i < obstacles.size(); i++) {
      Executor.Obstacle o = obstacles.get(i);
      if (o.at()[s.get(o.pc())]) {
        return false;
      }
    }
    return true;
  }
}
