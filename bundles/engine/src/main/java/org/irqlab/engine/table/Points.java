package org.irqlab.engine.table;

import java.util.List;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.state.Slot;

/**
 * Tells which steps leave the points where the contexts of a machine stand with nothing in their
 * way. For machines of many steps, of which few leave any one point, this is the better {@link
 * Sieve}.
 */
final class Points {
  private final Slot[] counters;
  private final Spot[][] spots;

  Points(Machine machine) {
    List<Executor> contexts = machine.contexts();
    counters = contexts.stream().map(Executor::pc).toArray(Slot[]::new);
    spots = new Spot[counters.length][];
    for (int c = 0; c < spots.length; c++) {
      Executor context = contexts.get(c);
      spots[c] = context.points().stream().map(p -> new Spot(context, p)).toArray(Spot[]::new);
    }
  }

  /**
   * The steps that may be enabled.
   *
   * @param in array with the state
   * @param at index of its first word
   * @param into takes a bit for each step
   */
  void of(long[] in, int at, long[] into) {
    for (int w = 0; w < into.length; w++) {
      into[w] = 0;
    }
    for (int c = 0; c < counters.length; c++) {
      Spot spot = spots[c][counters[c].read(in, at)];
      if (spot.free(in, at)) {
        for (int k = 0; k < spot.sets.length; k++) {
          into[spot.first + k] |= spot.sets[k];
        }
      }
    }
  }

  /** A point: the steps that leave it, and who may be in the way. */
  private static final class Spot {
    private final int first;
    private final long[] sets;
    private final Slot[] others;
    private final boolean[][] blocked;

    Spot(Executor context, Executor.Point point) {
      List<Executor.Obstacle> obstacles = Tables.obstacles(context, point);
      others = obstacles.stream().map(Executor.Obstacle::pc).toArray(Slot[]::new);
      blocked = obstacles.stream().map(Executor.Obstacle::at).toArray(boolean[][]::new);
      List<Transition> leaving = point.transitions();
      int least = leaving.stream().mapToInt(Transition::index).min().orElse(0);
      int last = leaving.stream().mapToInt(Transition::index).max().orElse(-1);
      first = least >>> 6;
      sets = new long[last < 0 ? 0 : (last >>> 6) - first + 1];
      leaving.forEach(t -> sets[(t.index() >>> 6) - first] |= 1L << t.index());
    }

    boolean free(long[] in, int at) {
      for (int i = 0; i < others.length; i++) {
        if (blocked[i][others[i].read(in, at)]) {
          return false;
        }
      }
      return true;
    }
  }
}
