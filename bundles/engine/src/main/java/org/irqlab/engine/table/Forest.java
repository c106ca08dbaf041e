package org.irqlab.engine.table;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.irqlab.engine.state.Slot;

/**
 * Decision trees in one array. A node asks for some bits that stand together, which may be several
 * fields that a {@link Tree} asks for one after the other: so a few nodes lead to the end. It is
 * the number of a word times 64 and the lowest bit; the mask of the bits; and a child for each
 * value. A child below 0 is the complement of the number it leads to; so is a tree that asks for
 * nothing.
 */
final class Forest {
  private static final int HEAD = 2;
  private static final int WIDEST = 8;

  private int[] nodes = new int[256];
  private int used;

  /** The array. */
  int[] nodes() {
    return nodes;
  }

  /**
   * Plants a tree.
   *
   * @param tree the tree
   * @return its root
   */
  int plant(Tree tree) {
    return plant(tree, new IdentityHashMap<>());
  }

  private int plant(Tree tree, Map<Tree, Integer> planted) {
    if (tree.isLeaf()) {
      return ~tree.number;
    }
    Integer known = planted.get(tree);
    if (known != null) {
      return known;
    }
    Window window = new Window(tree.slot);
    while (window.widen(tree)) {
      // Once more: what is asked for next may fit, too.
    }
    int[] children = new int[1 << window.to - window.from];
    for (int value = 0; value < children.length; value++) {
      children[value] = plant(window.descend(tree, value), planted);
    }
    int node = node(window, children);
    planted.put(tree, node);
    return node;
  }

  private int node(Window window, int[] children) {
    int end = used + HEAD + children.length;
    if (end > nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * end);
    }
    int node = used;
    nodes[node] = window.word << 6 | window.from;
    nodes[node + 1] = children.length - 1;
    System.arraycopy(children, 0, nodes, node + HEAD, children.length);
    used = end;
    return node;
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

  /** Bits that one node asks for. */
  private static final class Window {
    private final int word;
    private int from;
    private int to;

    Window(Slot slot) {
      word = slot.word();
      from = slot.shift();
      to = slot.shift() + slot.bits();
    }

    private boolean covers(Slot slot) {
      return slot.word() == word && slot.shift() >= from && slot.shift() + slot.bits() <= to;
    }

    /** Takes in what the tree asks for behind these bits, if that is near; false if nothing is. */
    boolean widen(Tree tree) {
      if (tree.isLeaf()) {
        return false;
      }
      if (covers(tree.slot)) {
        for (Tree child : tree.children) {
          if (widen(child)) {
            return true;
          }
        }
        return false;
      }
      int least = Math.min(from, tree.slot.shift());
      int most = Math.max(to, tree.slot.shift() + tree.slot.bits());
      if (tree.slot.word() != word || most - least > WIDEST) {
        return false;
      }
      from = least;
      to = most;
      return true;
    }

    /** Where a value of the bits leads. */
    Tree descend(Tree tree, int value) {
      Tree at = tree;
      while (!at.isLeaf() && covers(at.slot)) {
        int its = value >>> at.slot.shift() - from & (1 << at.slot.bits()) - 1;
        at = at.children[Math.min(its, at.children.length - 1)];
      }
      return at;
    }
  }
}
