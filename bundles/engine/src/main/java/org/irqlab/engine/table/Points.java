package org.irqlab.engine.table;

import java.util.List;
import java.util.function.Predicate;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.state.Slot;

/**
 * Lists the steps that leave the points where the contexts of a machine stand with nothing in their
 * way. For machines of many steps, of which few leave any one point, this is better than a {@link
 * Sieve}.
 */
final class Points {
  private final Slot[] counters;
  private final Point[][] points;

  /**
   * The points of some contexts.
   *
   * @param contexts the contexts
   * @param which the steps that count
   */
  Points(List<Executor> contexts, Predicate<Transition> which) {
    counters = contexts.stream().map(Executor::pc).toArray(Slot[]::new);
    points = new Point[counters.length][];
    for (int c = 0; c < points.length; c++) {
      Executor context = contexts.get(c);
      points[c] =
          context.points().stream()
              .map(point -> new Point(context, point, which))
              .toArray(Point[]::new);
    }
  }

  /**
   * The steps that may be enabled.
   *
   * @param in array with the state
   * @param at index of its first word
   * @param into takes their indices
   * @return how many there are
   */
  int list(long[] in, int at, int[] into) {
    int count = 0;
    for (int c = 0; c < counters.length; c++) {
      Point point = points[c][counters[c].read(in, at)];
      if (point.leaving.length > 0 && point.free(in, at)) {
        for (int step : point.leaving) {
          into[count++] = step;
        }
      }
    }
    return count;
  }

  /** A point: the steps that leave it, and who may be in the way. */
  private static final class Point {
    private final int[] leaving;
    private final Slot[] others;
    private final boolean[][] blocked;

    Point(Executor context, Executor.Point point, Predicate<Transition> which) {
      List<Executor.Obstacle> obstacles = Tables.obstacles(context, point);
      others = obstacles.stream().map(Executor.Obstacle::pc).toArray(Slot[]::new);
      blocked = obstacles.stream().map(Executor.Obstacle::at).toArray(boolean[][]::new);
      leaving = point.transitions().stream().filter(which).mapToInt(Transition::index).toArray();
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
