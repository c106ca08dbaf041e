package org.irqlab.engine.table;

import org.irqlab.engine.record.Run;
import org.irqlab.engine.state.Slot;

/**
 * Grows a {@link Tree} while its cases are visited. They come in the order of an odometer, so a
 * node is finished when the last value of its field has been.
 */
final class Growth {
  private final Grove grove;
  private final Tree[][] unfinished;
  private int depth;
  private Tree root;

  /**
   * Nothing yet.
   *
   * @param grove has its parts
   * @param fields how many there are
   */
  Growth(Grove grove, int fields) {
    this.grove = grove;
    unfinished = new Tree[fields][];
  }

  /** The tree of the cases since the last. */
  Tree tree() {
    return root;
  }

  /** Forgets a tree whose cases were too many. */
  void drop() {
    depth = 0;
  }

  /**
   * Takes in a case.
   *
   * @param run what it read
   * @param number where it leads
   */
  void add(Run run, int number) {
    while (depth < run.reads()) {
      unfinished[depth] = new Tree[run.read(depth).values()];
      depth++;
    }
    root = grove.leaf(number);
    while (depth > 0) {
      Slot slot = run.read(depth - 1);
      int value = run.found(depth - 1);
      unfinished[depth - 1][value] = root;
      if (value + 1 < slot.values()) {
        return;
      }
      depth--;
      root = grove.node(slot, unfinished[depth]);
    }
  }
}
