package org.irqlab.engine.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.irqlab.engine.record.Case;
import org.irqlab.engine.state.PackedLayout;
import org.irqlab.engine.state.Slot;

/**
 * Decision trees in one array. A tree leads from a packed state to a number, reading one field
 * after the other as the behaviour did that was recorded. A node is its field, as number of its
 * word times 64 and shift; the mask of its bits; and a child for each value. A child below 0 is the
 * complement of the number it leads to; so is a tree that reads nothing.
 */
final class Forest {
  private static final int HEAD = 2;

  private final Map<Integer, Slot> places = new LinkedHashMap<>();
  private int[] nodes = new int[256];
  private int used;

  Forest(PackedLayout layout) {
    for (Slot slot : layout.slots()) {
      if (slot.bits() > 0) {
        places.put(place(slot), slot);
      }
    }
  }

  private static int place(Slot slot) {
    return slot.word() << 6 | slot.shift();
  }

  /** The array. */
  int[] nodes() {
    return nodes;
  }

  /**
   * Plants the tree of all cases of one behaviour.
   *
   * @param cases the cases, in the order of an odometer, so that those which share a beginning
   *     stand together
   * @param number the number of a case, from 0
   * @param never a number no state that is asked for leads to, so that it need not be told from
   *     others; or -1
   * @return its root
   */
  int plant(List<Case> cases, ToIntFunction<Case> number, int never) {
    return plant(cases, 0, number, never);
  }

  private int plant(List<Case> cases, int depth, ToIntFunction<Case> number, int never) {
    Case first = cases.get(0);
    if (depth == first.read().size()) {
      return ~number.applyAsInt(first);
    }
    Slot slot = first.read().get(depth).slot();
    int[] children = new int[slot.values()];
    int from = 0;
    for (int value = 0; value < children.length; value++) {
      int to = from;
      while (to < cases.size() && cases.get(to).read().get(depth).value() == value) {
        to++;
      }
      children[value] = plant(cases.subList(from, to), depth + 1, number, never);
      from = to;
    }
    int[] different =
        Arrays.stream(children).filter(c -> c >= 0 || ~c != never).distinct().toArray();
    if (different.length == 0) {
      return children[0];
    }
    return different.length == 1 ? different[0] : node(slot, children);
  }

  private int node(Slot slot, int[] children) {
    int all = 1 << slot.bits();
    if (used + HEAD + all > nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * (used + HEAD + all));
    }
    int node = used;
    nodes[node] = place(slot);
    nodes[node + 1] = all - 1;
    for (int value = 0; value < all; value++) {
      nodes[node + HEAD + value] = children[Math.min(value, children.length - 1)];
    }
    used += HEAD + all;
    return node;
  }

  /**
   * The ways that lead from a root to numbers.
   *
   * @param root the root
   * @return each with its number, and the values that lead there: for each field a bit for each
   */
  List<Way> ways(int root) {
    List<Way> all = new ArrayList<>();
    walk(root, Map.of(), all);
    return all;
  }

  private void walk(int node, Map<Slot, Values> so, List<Way> all) {
    if (node < 0) {
      all.add(new Way(~node, so));
      return;
    }
    Slot slot = places.get(nodes[node]);
    Map<Integer, Values> byChild = new LinkedHashMap<>();
    for (int value = 0; value < slot.values(); value++) {
      byChild.computeIfAbsent(nodes[node + HEAD + value], c -> new Values()).allow(value);
    }
    byChild.forEach(
        (child, values) -> {
          Map<Slot, Values> further = new LinkedHashMap<>(so);
          further.merge(slot, values, Values::and);
          walk(child, further, all);
        });
  }

  /**
   * The number a state leads to.
   *
   * @param nodes {@link #nodes()}
   * @param root the tree
   * @param in array with the state
   * @param at index of its first word
   */
  static int follow(int[] nodes, int root, long[] in, int at) {
    int node = root;
    while (node >= 0) {
      int place = nodes[node];
      int value = (int) (in[at + (place >>> 6)] >>> place) & nodes[node + 1];
      node = nodes[node + HEAD + value];
    }
    return ~node;
  }

  /**
   * A way from a root to a number.
   *
   * @param number the number
   * @param values the values fields must have
   */
  record Way(int number, Map<Slot, Values> values) {}
}
