package org.irqlab.engine.table;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.irqlab.engine.state.Slot;

/** All trees of some tables, each once: like parts of like steps stand once. */
final class Grove {
  private static final int NONE = -1;

  private final Map<Tree, Tree> all = new HashMap<>();

  /**
   * The tree that asks for nothing.
   *
   * @param number where it leads, from 0
   */
  Tree leaf(int number) {
    return once(new Tree(number));
  }

  /**
   * The tree that asks for a field, if it must.
   *
   * @param slot the field
   * @param children where its values lead
   */
  Tree node(Slot slot, Tree[] children) {
    return node(slot, children, NONE);
  }

  private Tree node(Slot slot, Tree[] children, int never) {
    Tree only = null;
    for (Tree child : children) {
      if (!child.isLeaf() || child.number != never) {
        if (only != null && only != child) {
          return once(new Tree(slot, children));
        }
        only = child;
      }
    }
    return only == null ? children[0] : only;
  }

  private Tree once(Tree tree) {
    Tree known = all.putIfAbsent(tree, tree);
    return known == null ? tree : known;
  }

  /**
   * A tree that leads elsewhere.
   *
   * @param tree the tree
   * @param numbers what becomes of its numbers
   */
  Tree mapped(Tree tree, IntUnaryOperator numbers) {
    return rewritten(tree, numbers, NONE, new IdentityHashMap<>());
  }

  /**
   * A tree for states that do not lead to some number, so that it need not be told from others.
   *
   * @param tree the tree
   * @param never the number
   */
  Tree without(Tree tree, int never) {
    return rewritten(tree, number -> number, never, new IdentityHashMap<>());
  }

  private Tree rewritten(Tree tree, IntUnaryOperator numbers, int never, Map<Tree, Tree> done) {
    if (tree.isLeaf()) {
      return leaf(numbers.applyAsInt(tree.number));
    }
    Tree known = done.get(tree);
    if (known != null) {
      return known;
    }
    Tree[] children = new Tree[tree.children.length];
    for (int value = 0; value < children.length; value++) {
      children[value] = rewritten(tree.children[value], numbers, never, done);
    }
    Tree node = node(tree.slot, children, never);
    done.put(tree, node);
    return node;
  }
}
