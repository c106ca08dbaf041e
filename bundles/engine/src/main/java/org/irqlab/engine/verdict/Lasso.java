package org.irqlab.engine.verdict;

import java.util.List;

/**
 * A fair run in a part that goes on for ever: a walk to some state, and a closed walk from there
 * that takes a required transition. Both are as short as can be; then the closed walk is led past
 * whatever makes it fair.
 */
final class Lasso {
  /** Edges looked at before the best closed walk found so far is good enough. */
  private static final long MOST_EFFORT = 5_000_000;

  private final Part part;
  private final Walk walk;
  private final boolean[] required;
  private final boolean[] none;
  private final List<Demand> demands;
  private int[] approach;
  private int[] cycle;
  private int base;

  /**
   * Finds one.
   *
   * @param part a fair part
   * @param entry the state where it is entered
   * @param required transitions of which the run must take one again and again
   * @param demands what fairness asks
   */
  Lasso(Part part, int entry, boolean[] required, List<Demand> demands) {
    this.part = part;
    this.walk = new Walk(part);
    this.required = required;
    this.none = new boolean[required.length];
    this.demands = demands;
    findShortest(entry);
    makeFair();
  }

  /** Transitions from the entry to the cycle. */
  int[] approach() {
    return transitions(approach);
  }

  /** Transitions of the cycle. */
  int[] cycle() {
    return transitions(cycle);
  }

  /** The transitions that are enabled somewhere on the cycle. */
  boolean[] enabled() {
    boolean[] enabled = new boolean[required.length];
    int state = base;
    for (int edge : cycle) {
      for (int e = part.first(state); e < part.last(state); e++) {
        enabled[part.transition(e)] = true;
      }
      state = part.target(edge);
    }
    return enabled;
  }

  private void findShortest(int entry) {
    IntStack near = new IntStack();
    walk.find(
        entry,
        none,
        Integer.MAX_VALUE - 1,
        (state, marked) -> {
          near.push(state);
          return false;
        });
    int best = Integer.MAX_VALUE;
    for (int i = 0; i < near.size() && (cycle == null || walk.effort() < MOST_EFFORT); i++) {
      int start = near.get(i);
      int[] to = walk.find(entry, none, Integer.MAX_VALUE - 1, (s, marked) -> s == start);
      if (to.length + 1 >= best) {
        return;
      }
      int[] round =
          walk.find(start, required, best - to.length - 1, (s, marked) -> s == start && marked);
      if (round != null) {
        best = to.length + round.length;
        approach = to;
        cycle = round;
        base = start;
      }
    }
  }

  private void makeFair() {
    Demand demand = unmet();
    while (demand != null) {
      Demand its = demand;
      int[] out =
          walk.find(
              base,
              its.met(),
              Integer.MAX_VALUE - 1,
              (s, marked) -> marked || !its.strong() && !isDue(its, s));
      int turn = out.length == 0 ? base : part.target(out[out.length - 1]);
      int[] back = walk.find(turn, none, Integer.MAX_VALUE - 1, (s, marked) -> s == base);
      cycle = Walk.join(cycle, Walk.join(out, back));
      demand = unmet();
    }
  }

  private Demand unmet() {
    Audit audit = new Audit(demands);
    int state = base;
    for (int edge : cycle) {
      audit.begin();
      for (int e = part.first(state); e < part.last(state); e++) {
        audit.enabled(part.transition(e));
      }
      audit.taken(part.transition(edge));
      audit.end();
      state = part.target(edge);
    }
    return audit.unmet();
  }

  private boolean isDue(Demand demand, int state) {
    for (int e = part.first(state); e < part.last(state); e++) {
      if (demand.due()[part.transition(e)]) {
        return true;
      }
    }
    return false;
  }

  private int[] transitions(int[] edges) {
    int[] transitions = new int[edges.length];
    for (int i = 0; i < edges.length; i++) {
      transitions[i] = part.transition(edges[i]);
    }
    return transitions;
  }
}
