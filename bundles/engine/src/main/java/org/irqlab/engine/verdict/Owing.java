package org.irqlab.engine.verdict;

import java.util.Arrays;
import java.util.List;
import org.irqlab.engine.state.Slot;

/** The states in which work is owed. */
final class Owing {
  private Owing() {}

  /**
   * Finds them.
   *
   * @param graph a graph
   * @param owed ghost bits
   * @return slots of the states in which one of them is set
   */
  static int[] among(Graph graph, List<Slot> owed) {
    long[] state = new long[graph.visited().words()];
    return Arrays.stream(graph.slots())
        .filter(
            slot -> {
              graph.visited().copy(slot, state, 0);
              return owed.stream().anyMatch(o -> o.read(state, 0) != 0);
            })
        .toArray();
  }
}
