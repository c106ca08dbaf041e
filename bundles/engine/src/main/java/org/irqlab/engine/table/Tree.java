package org.irqlab.engine.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.irqlab.engine.record.Case;
import org.irqlab.engine.state.Slot;

/**
 * A decision tree: leads from a state to a number, reading one field after the other as the
 * behaviour did that was recorded. What does not depend on a field does not ask for it.
 */
final class Tree {
  /** The field that is asked for, or null if this is a leaf. */
  final Slot slot;

  /** Where each of its values leads. */
  final Tree[] children;

  /** The number of a leaf. */
  final int number;

  private Tree(Slot slot, Tree[] children, int number) {
    this.slot = slot;
    this.children = children;
    this.number = number;
  }

  static Tree leaf(int number) {
    return new Tree(null, new Tree[0], number);
  }

  /**
   * The tree of all cases of one behaviour.
   *
   * @param cases the cases, in the order of an odometer, so that those which share a beginning
   *     stand together
   * @param number the number of a case, from 0
   * @param never a number no state that is asked for leads to, so that it need not be told from
   *     others; or -1
   */
  static Tree of(List<Case> cases, ToIntFunction<Case> number, int never) {
    return new Growth(cases, number, never).from(0, cases.size(), 0);
  }

  boolean isLeaf() {
    return slot == null;
  }

  private boolean same(Tree other) {
    return this == other || isLeaf() && other.isLeaf() && number == other.number;
  }

  /**
   * The ways that lead to numbers.
   *
   * @return each with its number, and the values that lead there
   */
  List<Way> ways() {
    List<Way> all = new ArrayList<>();
    walk(Map.of(), all);
    return all;
  }

  private void walk(Map<Slot, Values> so, List<Way> all) {
    if (isLeaf()) {
      all.add(new Way(number, so));
      return;
    }
    Map<Object, Values> byChild = new LinkedHashMap<>();
    Map<Object, Tree> child = new LinkedHashMap<>();
    for (int value = 0; value < children.length; value++) {
      Tree to = children[value];
      Object key = to.isLeaf() ? (Object) to.number : to;
      byChild.computeIfAbsent(key, c -> new Values()).allow(value);
      child.put(key, to);
    }
    byChild.forEach(
        (key, values) -> {
          Map<Slot, Values> further = new LinkedHashMap<>(so);
          further.merge(slot, values, Values::and);
          child.get(key).walk(further, all);
        });
  }

  /**
   * A way from a root to a number.
   *
   * @param number the number
   * @param values the values fields must have
   */
  record Way(int number, Map<Slot, Values> values) {}

  /** How a tree comes from cases. */
  private record Growth(List<Case> cases, ToIntFunction<Case> number, int never) {
    Tree from(int begin, int end, int depth) {
      Case first = cases.get(begin);
      if (depth == first.read().size()) {
        return leaf(number.applyAsInt(first));
      }
      Slot slot = first.read().get(depth).slot();
      Tree[] children = new Tree[slot.values()];
      int from = begin;
      for (int value = 0; value < children.length; value++) {
        int to = from;
        while (to < end && cases.get(to).read().get(depth).value() == value) {
          to++;
        }
        children[value] = from(from, to, depth + 1);
        from = to;
      }
      Tree[] different =
          Arrays.stream(children)
              .filter(c -> !c.isLeaf() || c.number != never)
              .toArray(Tree[]::new);
      if (different.length == 0) {
        return children[0];
      }
      return Arrays.stream(different).allMatch(different[0]::same)
          ? different[0]
          : new Tree(slot, children, -1);
    }
  }
}
