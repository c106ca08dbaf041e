package org.irqlab.engine.verdict;

import org.irqlab.api.routine.Mark;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.search.Generator;
import org.irqlab.engine.search.VisitedSet;
import org.irqlab.engine.state.Slot;

/**
 * How many interrupts one assertion can cost: the longest path, weighted with host or guest
 * interrupts, from the assertion to quiescence without further steps of the environment. No counter
 * is needed in the state: it is a longest path over the components of the finished graph.
 */
final class Repetition {
  /** There is no bound. */
  static final int ENDLESS = Integer.MAX_VALUE;

  private final Machine machine;
  private final Graph graph;
  private final Components components;
  private final int[] longest;
  private int isolated;
  private int worst;

  /**
   * Measures.
   *
   * @param machine the machine
   * @param graph its graph without the environment
   * @param region all its states
   * @param components their components
   * @param mark what is counted
   * @param all a generator that has the environment
   */
  Repetition(
      Machine machine,
      Graph graph,
      Region region,
      Components components,
      Mark mark,
      Generator all) {
    this.machine = machine;
    this.graph = graph;
    this.components = components;
    this.longest = new int[components.count()];
    boolean[] counted = Demand.set(machine, t -> t.step().marks().contains(mark));
    for (int c = 0; c < components.count(); c++) {
      for (int slot : components.slots(c)) {
        extend(region, c, slot, counted);
      }
    }
    measure(region, all);
  }

  /** Most interrupts for an assertion while nothing else happens. */
  int isolated() {
    return isolated;
  }

  /** Most interrupts after an assertion at any time. */
  int worst() {
    return worst;
  }

  private void extend(Region region, int c, int slot, boolean[] counted) {
    int degree = graph.expand(slot);
    for (int k = 0; k < degree; k++) {
      int target = region.number(graph.target(k));
      if (target >= 0) {
        int weight = counted[graph.transition(k)] ? 1 : 0;
        int other = components.of(target);
        longest[c] =
            Math.max(longest[c], other == c ? weight * ENDLESS : plus(longest[other], weight));
      }
    }
  }

  private static int plus(int length, int weight) {
    return length == ENDLESS ? ENDLESS : length + weight;
  }

  private void measure(Region region, Generator all) {
    VisitedSet visited = graph.visited();
    int words = visited.words();
    long[] state = new long[words];
    long[] out = new long[words * all.most()];
    for (int i = 0; i < region.size(); i++) {
      visited.copy(region.slot(i), state, 0);
      int degree = all.successors(state, 0, out, 0);
      for (int k = 0; k < degree; k++) {
        if (asserts(state, out, k * words)) {
          int cost = longest[components.of(region.number(visited.find(out, k * words)))];
          worst = Math.max(worst, cost);
          isolated = all.lively() ? isolated : Math.max(isolated, cost);
        }
      }
    }
  }

  private boolean asserts(long[] before, long[] after, int at) {
    for (int i = 0; i < machine.owed().size(); i++) {
      Slot owed = machine.owed().get(i);
      if (owed.read(before, 0) == 0 && owed.read(after, at) != 0) {
        return true;
      }
    }
    return false;
  }
}
