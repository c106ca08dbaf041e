package org.irqlab.engine.verdict;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.verdict.Trace;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.search.Generator;
import org.irqlab.engine.search.StepGenerator;
import org.irqlab.engine.state.Slot;
import org.irqlab.engine.trace.Narrator;
import org.irqlab.engine.trace.Stem;

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
  private final Region region;
  private final Components components;
  private final Generator all;
  private final boolean[] counted;
  private final int[] longest;
  private final long[] out;
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
    this.region = region;
    this.components = components;
    this.all = all;
    this.counted = Demand.set(machine, t -> t.step().marks().contains(mark));
    this.longest = new int[components.count()];
    this.out = new long[graph.visited().words() * all.most()];
    for (int c = 0; c < components.count(); c++) {
      for (int slot : components.slots(c)) {
        extend(c, slot);
      }
    }
    measure();
  }

  /** Most interrupts for an assertion while nothing else happens. */
  int isolated() {
    return isolated;
  }

  /** Most interrupts after an assertion at any time. */
  int worst() {
    return worst;
  }

  private void extend(int c, int slot) {
    int degree = graph.expand(slot);
    for (int k = 0; k < degree; k++) {
      int target = region.number(graph.target(k));
      if (target >= 0) {
        int weight = weight(graph.transition(k));
        int other = components.of(target);
        longest[c] =
            Math.max(longest[c], other == c ? weight * ENDLESS : plus(longest[other], weight));
      }
    }
  }

  private int weight(int transition) {
    return counted[transition] ? 1 : 0;
  }

  private static int plus(int length, int weight) {
    return length == ENDLESS ? ENDLESS : length + weight;
  }

  private void measure() {
    long[] state = new long[graph.visited().words()];
    for (int i = 0; i < region.size(); i++) {
      graph.visited().copy(region.slot(i), state, 0);
      int degree = all.successors(state, 0, out, 0);
      for (int k = 0; k < degree; k++) {
        int cost = cost(state, 0, k);
        worst = Math.max(worst, cost);
        isolated = all.lively() ? isolated : Math.max(isolated, cost);
      }
    }
  }

  /** Most interrupts after an edge of the state expanded last, or -1 if it asserts nothing. */
  private int cost(long[] state, int at, int k) {
    int words = graph.visited().words();
    for (int i = 0; i < machine.owed().size(); i++) {
      Slot owed = machine.owed().get(i);
      if (owed.read(state, at) == 0 && owed.read(out, k * words) != 0) {
        return longest[components.of(region.number((int) graph.visited().find(out, k * words)))];
      }
    }
    return -1;
  }

  /** A run with a most expensive assertion by itself, up to its last interrupt. */
  Trace dearest() {
    Stem.Run stem =
        Stem.to(
            new StepGenerator(machine, true), machine.initial(), (in, at) -> dearest(in, at) >= 0);
    int k = dearest(stem.end(), 0);
    int asserted = (int) graph.visited().find(out, k * graph.visited().words());
    int[] run = stem.then(Walk.join(new int[] {all.transition(k)}, toLast(asserted)));
    return Narrator.tell(machine, run, OptionalInt.empty());
  }

  /** A most expensive assertion among the edges of a quiescent state, or -1. */
  private int dearest(long[] in, int at) {
    int degree = all.successors(in, at, out, 0);
    for (int k = 0; k < degree && !all.lively(); k++) {
      if (cost(in, at, k) == isolated) {
        return k;
      }
    }
    return -1;
  }

  /** A shortest walk along a longest path, up to the last edge that counts. */
  private int[] toLast(int from) {
    Map<Integer, Hop> hops = new HashMap<>();
    Deque<Integer> queue = new ArrayDeque<>(List.of(from));
    hops.put(from, new Hop(-1, -1));
    while (longest[components.of(region.number(queue.element()))] > 0) {
      int slot = queue.remove();
      int left = longest[components.of(region.number(slot))];
      int degree = graph.expand(slot);
      for (int k = 0; k < degree; k++) {
        int target = graph.target(k);
        int after = longest[components.of(region.number(target))];
        if (after + weight(graph.transition(k)) == left
            && hops.putIfAbsent(target, new Hop(slot, graph.transition(k))) == null) {
          queue.add(target);
        }
      }
    }
    IntStack back = new IntStack();
    for (Hop hop = hops.get(queue.element()); hop.from() >= 0; hop = hops.get(hop.from())) {
      back.push(hop.by());
    }
    int[] taken = new int[back.size()];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = back.pop();
    }
    return taken;
  }

  /** The components in which interrupts can repeat without bound. */
  List<int[]> pumps() {
    List<int[]> found = new ArrayList<>();
    for (int c = 0; c < components.count(); c++) {
      if (longest[c] == ENDLESS && components.cyclic(c) && counts(c)) {
        found.add(components.slots(c));
      }
    }
    return found;
  }

  private boolean counts(int c) {
    for (int slot : components.slots(c)) {
      int degree = graph.expand(slot);
      for (int k = 0; k < degree; k++) {
        if (counted[graph.transition(k)] && components.of(region.number(graph.target(k))) == c) {
          return true;
        }
      }
    }
    return false;
  }

  /** The transitions that count. */
  boolean[] counted() {
    return counted;
  }

  /** How a walk came to a state. */
  private record Hop(int from, int by) {}
}
