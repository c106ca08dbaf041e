package org.irqlab.engine.verdict;

import java.util.Arrays;

/**
 * Some states of a graph, numbered from 0. Regions of one graph share an array that gives the
 * number for a slot, so only one can be in use at a time.
 */
final class Region {
  private final int[] numbers;
  private int[] slots = new int[0];

  /**
   * An empty region.
   *
   * @param capacity slots of the graph's table
   */
  Region(int capacity) {
    numbers = new int[capacity];
    Arrays.fill(numbers, -1);
  }

  /** Makes it these states, in this order. */
  void becomes(int[] members) {
    for (int slot : slots) {
      numbers[slot] = -1;
    }
    slots = members;
    for (int i = 0; i < members.length; i++) {
      numbers[members[i]] = i;
    }
  }

  int size() {
    return slots.length;
  }

  int slot(int number) {
    return slots[number];
  }

  /**
   * The number of a state, or -1 if it does not belong to the region; any slot or -1 may be asked
   * for.
   */
  int number(int slot) {
    return slot < 0 ? -1 : numbers[slot];
  }
}
