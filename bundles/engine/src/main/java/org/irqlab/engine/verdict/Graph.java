package org.irqlab.engine.verdict;

import org.irqlab.engine.search.Generator;
import org.irqlab.engine.search.Limits;
import org.irqlab.engine.search.VisitedSet;

/**
 * The graph of visited states. A state is known by its slot in the table; its edges are not stored
 * but generated when they are asked for.
 */
final class Graph {
  /** Most slots of a table whose states can be told by an int. */
  static final int MOST_SLOTS = Integer.MAX_VALUE - 8;

  private static final int UNWATCHED = 1 << 12;

  private final VisitedSet visited;
  private final Generator generator;
  private final Limits limits;
  private final long[] state;
  private final long[] out;
  private int expanded;

  Graph(VisitedSet visited, Generator generator, Limits limits) {
    this.visited = visited;
    this.generator = generator;
    this.limits = limits;
    this.state = new long[visited.words()];
    this.out = new long[visited.words() * generator.most()];
  }

  VisitedSet visited() {
    return visited;
  }

  /** All states. */
  int[] slots() {
    int slots = (int) visited.slots();
    int count = 0;
    for (int slot = 0; slot < slots; slot++) {
      count += visited.occupied(slot) ? 1 : 0;
    }
    int[] all = new int[count];
    int at = 0;
    for (int slot = 0; slot < slots; slot++) {
      if (visited.occupied(slot)) {
        all[at++] = slot;
      }
    }
    return all;
  }

  /**
   * Generates the edges of a state.
   *
   * @return how many there are
   * @throws BoundHit if it takes too long
   */
  int expand(int slot) {
    if (++expanded % UNWATCHED == 0 && !limits.goOn()) {
      throw new BoundHit();
    }
    visited.copy(slot, state, 0);
    return generator.successors(state, 0, out, 0);
  }

  /** Words of the state expanded last. */
  long[] state() {
    return state;
  }

  /** Words of the targets of its edges, one behind the other. */
  long[] targets() {
    return out;
  }

  /** Where an edge of the state expanded last leads, or -1 if that state was not visited. */
  int target(int k) {
    return (int) visited.find(out, k * state.length);
  }

  /** The transition of an edge of the state expanded last. */
  int transition(int k) {
    return generator.transition(k);
  }
}
