package org.irqlab.engine.verdict;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Finds the parts of a graph in which a run can stay for ever and be fair. A maximal component that
 * is unfair to a weak demand has no fair part. One that is unfair to a strong demand may have: the
 * states where that demand is due are removed, and what is left is taken apart again (Streett's
 * condition, by removal).
 */
final class FairParts {
  private final Graph graph;
  private final Region region;
  private final boolean[] follow;
  private final boolean[] required;
  private final List<Demand> demands;
  private final Deque<int[]> pieces = new ArrayDeque<>();
  private final List<int[]> found = new ArrayList<>();

  /**
   * A finder.
   *
   * @param graph the graph
   * @param region to number states with
   * @param follow the transitions whose edges a run may take
   * @param required transitions of which a run must take one again and again
   * @param demands what fairness asks
   */
  FairParts(
      Graph graph, Region region, boolean[] follow, boolean[] required, List<Demand> demands) {
    this.graph = graph;
    this.region = region;
    this.follow = follow;
    this.required = required;
    this.demands = demands;
  }

  /**
   * The fair parts of some states.
   *
   * @param slots the states
   * @return slots of each part
   */
  List<int[]> in(int[] slots) {
    pieces.add(slots);
    return drain();
  }

  /**
   * The fair parts of components that are known already.
   *
   * @param components the components of the region
   * @return slots of each part
   */
  List<int[]> in(Components components) {
    examine(components);
    return drain();
  }

  private List<int[]> drain() {
    while (!pieces.isEmpty()) {
      region.becomes(pieces.remove());
      examine(Components.of(graph, region, follow));
    }
    return found;
  }

  private void examine(Components components) {
    for (int c = 0; c < components.count(); c++) {
      if (components.cyclic(c)) {
        examine(components, c);
      }
    }
  }

  private void examine(Components components, int c) {
    int[] slots = components.slots(c);
    Audit audit = new Audit(demands);
    boolean busy = false;
    for (int slot : slots) {
      int degree = graph.expand(slot);
      audit.begin();
      for (int k = 0; k < degree; k++) {
        int transition = graph.transition(k);
        audit.enabled(transition);
        int target = follow[transition] ? region.number(graph.target(k)) : -1;
        if (target >= 0 && components.of(target) == c) {
          audit.taken(transition);
          busy |= required[transition];
        }
      }
      audit.end();
    }
    if (!busy || audit.unfairWeakly()) {
      return;
    }
    boolean[] unmet = audit.unmetStrongly();
    if (unmet == null) {
      found.add(slots);
    } else {
      pieces.add(without(slots, unmet));
    }
  }

  /** The states in which none of the transitions is enabled. */
  private int[] without(int[] slots, boolean[] transitions) {
    return Arrays.stream(slots)
        .filter(
            slot -> {
              int degree = graph.expand(slot);
              for (int k = 0; k < degree; k++) {
                if (transitions[graph.transition(k)]) {
                  return false;
                }
              }
              return true;
            })
        .toArray();
  }
}
