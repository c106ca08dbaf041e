package org.irqlab.engine.verdict;

import java.util.BitSet;

/**
 * The strongly connected components of a region (Tarjan's algorithm, without recursion). They are
 * numbered so that an edge between two leads from the higher number to the lower.
 */
final class Components {
  private final Graph graph;
  private final Region region;
  private final boolean[] follow;
  private final int[] index;
  private final int[] low;
  private final int[] of;
  private final BitSet loops = new BitSet();
  private final IntStack open = new IntStack();
  private final IntStack path = new IntStack();
  private final IntStack begins = new IntStack();
  private final IntStack edges = new IntStack();
  private int seen;
  private int count;
  private int[] order;
  private int[] first;

  private Components(Graph graph, Region region, boolean[] follow) {
    this.graph = graph;
    this.region = region;
    this.follow = follow;
    this.index = new int[region.size()];
    this.low = new int[region.size()];
    this.of = new int[region.size()];
  }

  /**
   * Finds the components of a region.
   *
   * @param graph the graph
   * @param region states of it
   * @param follow the transitions whose edges count
   */
  static Components of(Graph graph, Region region, boolean[] follow) {
    Components components = new Components(graph, region, follow);
    for (int root = 0; root < region.size(); root++) {
      if (components.index[root] == 0) {
        components.visit(root);
      }
    }
    components.sort();
    return components;
  }

  private void visit(int root) {
    enter(root);
    while (path.size() > 0) {
      int state = path.top();
      if (edges.size() > begins.top()) {
        int target = edges.pop();
        if (index[target] == 0) {
          enter(target);
        } else if (of[target] < 0) {
          low[state] = Math.min(low[state], index[target]);
        }
      } else {
        leave(state);
      }
    }
  }

  private void enter(int state) {
    index[state] = low[state] = ++seen;
    of[state] = -1;
    open.push(state);
    path.push(state);
    begins.push(edges.size());
    int degree = graph.expand(region.slot(state));
    for (int k = 0; k < degree; k++) {
      int target = follow[graph.transition(k)] ? region.number(graph.target(k)) : -1;
      if (target == state) {
        loops.set(state);
      } else if (target >= 0) {
        edges.push(target);
      }
    }
  }

  private void leave(int state) {
    path.pop();
    begins.pop();
    if (low[state] == index[state]) {
      int member;
      do {
        member = open.pop();
        of[member] = count;
      } while (member != state);
      count++;
    }
    if (path.size() > 0) {
      int parent = path.top();
      low[parent] = Math.min(low[parent], low[state]);
    }
  }

  /** Lists the members of each component, in one array. */
  private void sort() {
    first = new int[count + 1];
    for (int component : of) {
      first[component + 1]++;
    }
    for (int c = 0; c < count; c++) {
      first[c + 1] += first[c];
    }
    order = new int[of.length];
    int[] next = first.clone();
    for (int state = 0; state < of.length; state++) {
      order[next[of[state]]++] = state;
    }
  }

  int count() {
    return count;
  }

  /** The component of a state, by its number in the region. */
  int of(int state) {
    return of[state];
  }

  /** Whether a run can stay in a component for ever. */
  boolean cyclic(int component) {
    return size(component) > 1 || loops.get(order[first[component]]);
  }

  int size(int component) {
    return first[component + 1] - first[component];
  }

  /** Slots of the members of a component. */
  int[] slots(int component) {
    int[] slots = new int[size(component)];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = region.slot(order[first[component] + i]);
    }
    return slots;
  }
}
