package org.irqlab.engine.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.irqlab.engine.record.Case;
import org.irqlab.engine.state.Slot;

/**
 * Leads from a packed state to a number, reading one field after the other as the behaviour did
 * that was recorded. A node is a few numbers in one array: word, shift and mask of its field, and a
 * child for each value; a child below 0 is the complement of the number it leads to.
 */
final class DecisionTree {
  private static final int HEAD = 3;

  private int[] nodes = new int[16];
  private int used;
  private final int root;

  /**
   * The tree of all cases of one behaviour.
   *
   * @param cases the cases, in the order of an odometer, so that those which share a beginning
   *     stand together
   * @param number the number of a case, from 0
   */
  DecisionTree(List<Case> cases, ToIntFunction<Case> number) {
    root = build(cases, 0, number);
    nodes = Arrays.copyOf(nodes, used);
  }

  private int build(List<Case> cases, int depth, ToIntFunction<Case> number) {
    Case first = cases.get(0);
    if (depth == first.read().size()) {
      return ~number.applyAsInt(first);
    }
    List<Integer> children = new ArrayList<>();
    Slot slot = first.read().get(depth).slot();
    int from = 0;
    for (int value = 0; value < slot.values(); value++) {
      int to = from;
      while (to < cases.size() && cases.get(to).read().get(depth).value() == value) {
        to++;
      }
      children.add(build(cases.subList(from, to), depth + 1, number));
      from = to;
    }
    boolean same = children.get(0) < 0 && children.stream().distinct().count() == 1;
    return same ? children.get(0) : node(slot, children);
  }

  private int node(Slot slot, List<Integer> children) {
    int all = 1 << slot.bits();
    if (used + HEAD + all > nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * (used + HEAD + all));
    }
    int node = used;
    nodes[node] = slot.word();
    nodes[node + 1] = slot.shift();
    nodes[node + 2] = all - 1;
    for (int value = 0; value < all; value++) {
      nodes[node + HEAD + value] = children.get(Math.min(value, children.size() - 1));
    }
    used += HEAD + all;
    return node;
  }

  /**
   * The number of a state's case.
   *
   * @param in array with the state
   * @param at index of its first word
   */
  int of(long[] in, int at) {
    int[] n = nodes;
    int node = root;
    while (node >= 0) {
      int value = (int) (in[at + n[node]] >>> n[node + 1]) & n[node + 2];
      node = n[node + HEAD + value];
    }
    return ~node;
  }
}
