package org.irqlab.engine.verdict;

import java.util.Arrays;

/** A stack of numbers that grows. */
final class IntStack {
  private int[] items = new int[256];
  private int size;

  void push(int item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, 2 * size);
    }
    items[size++] = item;
  }

  int pop() {
    return items[--size];
  }

  int top() {
    return items[size - 1];
  }

  int get(int i) {
    return items[i];
  }

  int size() {
    return size;
  }

  int[] toArray() {
    return Arrays.copyOf(items, size);
  }
}
