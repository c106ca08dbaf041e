package org.irqlab.engine.verdict;

import java.util.Arrays;
import org.irqlab.engine.search.Alarm;

/**
 * A strongly connected part of a graph with its edges stored, its states numbered in the order of
 * their words, so that whatever is looked for in it does not depend on the table.
 */
final class Part {
  private final long[][] states;
  private final int[] first;
  private final IntStack targets = new IntStack();
  private final IntStack transitions = new IntStack();

  /**
   * Stores a part.
   *
   * @param graph the graph
   * @param region to number states with
   * @param members slots of the part
   * @param follow the transitions whose edges a run may take
   */
  Part(Graph graph, Region region, int[] members, boolean[] follow) {
    int words = graph.visited().words();
    Integer[] sorted = Arrays.stream(members).boxed().toArray(Integer[]::new);
    long[] a = new long[words];
    long[] b = new long[words];
    Arrays.sort(
        sorted,
        (x, y) -> {
          graph.visited().copy(x, a, 0);
          graph.visited().copy(y, b, 0);
          return Alarm.compare(a, 0, b, 0, words);
        });
    region.becomes(Arrays.stream(sorted).mapToInt(Integer::intValue).toArray());
    states = new long[sorted.length][];
    first = new int[sorted.length + 1];
    for (int i = 0; i < sorted.length; i++) {
      int degree = graph.expand(region.slot(i));
      states[i] = graph.state().clone();
      for (int k = 0; k < degree; k++) {
        transitions.push(graph.transition(k));
        targets.push(follow[graph.transition(k)] ? region.number(graph.target(k)) : -1);
      }
      first[i + 1] = targets.size();
    }
  }

  int size() {
    return states.length;
  }

  /** The number of a state. */
  int number(long[] state) {
    return Arrays.binarySearch(states, state, (a, b) -> Alarm.compare(a, 0, b, 0, state.length));
  }

  /** The first edge of a state. */
  int first(int state) {
    return first[state];
  }

  /** The edge after the last of a state. */
  int last(int state) {
    return first[state + 1];
  }

  /** Where an edge leads, or -1 if it leaves the part; it is enabled all the same. */
  int target(int edge) {
    return targets.get(edge);
  }

  int transition(int edge) {
    return transitions.get(edge);
  }

  /** Words of a state. */
  long[] state(int number) {
    return states[number];
  }
}
