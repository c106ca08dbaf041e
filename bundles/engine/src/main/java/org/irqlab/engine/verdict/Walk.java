package org.irqlab.engine.verdict;

import java.util.Arrays;

/**
 * Shortest walks through a part, by breadth. A walk begins unmarked and becomes marked when it
 * takes an edge of some set; so the walks of a closed run through a delivery can be told from
 * others.
 */
final class Walk {
  private final Part part;
  private final int[] cameBy;
  private final int[] cameFrom;
  private final int[] stamps;
  private final int[] queue;
  private int stamp;
  private long effort;

  Walk(Part part) {
    this.part = part;
    this.cameBy = new int[2 * part.size()];
    this.cameFrom = new int[2 * part.size()];
    this.stamps = new int[2 * part.size()];
    this.queue = new int[2 * part.size()];
  }

  /** Edges looked at so far. */
  long effort() {
    return effort;
  }

  /**
   * A shortest walk.
   *
   * @param from the state where it begins
   * @param marks transitions that mark a walk
   * @param most most edges it may have
   * @param goal where it may end
   * @return its edges, or null if there is none
   */
  int[] find(int from, boolean[] marks, int most, Goal goal) {
    stamp++;
    int head = 0;
    int tail = 0;
    queue[tail++] = 2 * from;
    stamps[2 * from] = stamp;
    cameBy[2 * from] = -1;
    int length = 0;
    while (head < tail && length <= most) {
      for (int end = tail; head < end; head++) {
        int place = queue[head];
        if (goal.reached(place >> 1, (place & 1) != 0)) {
          return edges(place, length);
        }
        tail = spread(place, marks, tail);
      }
      length++;
    }
    return null;
  }

  private int spread(int place, boolean[] marks, int tail) {
    int end = tail;
    for (int edge = part.first(place >> 1); edge < part.last(place >> 1); edge++) {
      effort++;
      int target = part.target(edge);
      if (target >= 0) {
        int next = 2 * target | (marks[part.transition(edge)] ? 1 : place & 1);
        if (stamps[next] != stamp) {
          stamps[next] = stamp;
          cameBy[next] = edge;
          cameFrom[next] = place;
          queue[end++] = next;
        }
      }
    }
    return end;
  }

  private int[] edges(int place, int length) {
    int[] edges = new int[length];
    int at = place;
    for (int i = length - 1; i >= 0; i--) {
      edges[i] = cameBy[at];
      at = cameFrom[at];
    }
    return edges;
  }

  /** One walk after another. */
  static int[] join(int[] a, int[] b) {
    int[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  /** Where a walk may end. */
  @FunctionalInterface
  interface Goal {
    /**
     * Whether it may end here.
     *
     * @param state the state
     * @param marked whether the walk is marked
     */
    boolean reached(int state, boolean marked);
  }
}
