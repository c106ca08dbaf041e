package org.irqlab.engine.table;

import java.util.Arrays;
import org.irqlab.engine.state.Slot;

/**
 * A decision tree: leads from a state to a number, reading one field after the other as the
 * behaviour did that was recorded. What does not depend on a field does not ask for it. Trees of
 * one {@link Grove} that are equal are the same.
 */
final class Tree {
  /** The field that is asked for, or null if this is a leaf. */
  final Slot slot;

  /** Where each of its values leads. */
  final Tree[] children;

  /** The number of a leaf, from 0. */
  final int number;

  private final int hash;

  Tree(int number) {
    this.slot = null;
    this.children = new Tree[0];
    this.number = number;
    this.hash = number;
  }

  Tree(Slot slot, Tree[] children) {
    this.slot = slot;
    this.children = children;
    this.number = -1;
    int sum = slot.ordinal() + 1;
    for (Tree child : children) {
      sum = 31 * sum + child.hash;
    }
    this.hash = sum * 0x9E3779B9;
  }

  boolean isLeaf() {
    return slot == null;
  }

  /** Whether a value is the first that leads where it leads. */
  boolean isFirst(int value) {
    for (int before = 0; before < value; before++) {
      if (children[before] == children[value]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tree tree
        && hash == tree.hash
        && slot == tree.slot
        && number == tree.number
        && Arrays.equals(children, tree.children);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
