package org.irqlab.engine.reduce;

import java.util.List;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.state.PackedState;

/** Takes the steps that leave private points. One for each thread. */
final class PrivateSteps {
  private final Executor[] contexts;
  private final boolean[][] points;
  private final int words;
  private final PackedState state = new PackedState();
  private final long[] after;

  /**
   * The private steps of a machine.
   *
   * @param machine the machine
   * @param points for each context and point whether it is private
   */
  PrivateSteps(Machine machine, boolean[][] points) {
    this.contexts = machine.contexts().toArray(new Executor[0]);
    this.points = points;
    this.words = machine.layout().words();
    this.after = new long[words];
  }

  /**
   * The point where a context stands if it is private and nobody is in the way.
   *
   * @param context number of the context
   * @param in array with the state
   * @param at index of its first word
   * @return the point, or null
   */
  Executor.Point point(int context, long[] in, int at) {
    Executor its = contexts[context];
    int number = its.pc().read(in, at);
    if (!points[context][number]) {
      return null;
    }
    Executor.Point point = its.points().get(number);
    return Machine.free(state.at(in, at), its, point) ? point : null;
  }

  /** The first context that can take a private step, or -1. */
  int mover(long[] in, int at) {
    for (int c = 0; c < contexts.length; c++) {
      Executor.Point point = point(c, in, at);
      if (point != null && enabled(point) != null) {
        return c;
      }
    }
    return -1;
  }

  private Transition enabled(Executor.Point point) {
    List<Transition> all = point.transitions();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).step().guard().holds(state)) {
        return all.get(i);
      }
    }
    return null;
  }

  /**
   * Takes a private step, in place, if just one can be taken and it does not condemn itself.
   *
   * @param context number of the context
   * @param in array with the state
   * @param at index of its first word
   * @return the step, or null if none was taken
   */
  Transition advance(int context, long[] in, int at) {
    Executor.Point point = point(context, in, at);
    Transition only = point == null ? null : only(point);
    if (only == null) {
      return null;
    }
    System.arraycopy(in, at, after, 0, words);
    only.fire(state.at(after, 0));
    if (state.condemned() != null) {
      return null;
    }
    System.arraycopy(after, 0, in, at, words);
    return only;
  }

  private Transition only(Executor.Point point) {
    Transition found = null;
    List<Transition> all = point.transitions();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).step().guard().holds(state)) {
        if (found != null) {
          return null;
        }
        found = all.get(i);
      }
    }
    return found;
  }
}
