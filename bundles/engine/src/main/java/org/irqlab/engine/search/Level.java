package org.irqlab.engine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The states at one distance from the initial one, in blocks that workers take one by one. */
final class Level {
  private final List<Block> blocks = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private long size;

  void add(List<Block> more) {
    for (Block block : more) {
      blocks.add(block);
      size += block.size;
    }
    more.clear();
  }

  /** The next block nobody has taken, or null. */
  Block take() {
    int i = next.getAndIncrement();
    return i < blocks.size() ? blocks.get(i) : null;
  }

  int blocks() {
    return blocks.size();
  }

  long size() {
    return size;
  }

  /** Makes the level empty. */
  void clear() {
    blocks.clear();
    next.set(0);
    size = 0;
  }

  /** Some states, one behind the other. */
  static final class Block {
    static final int STATES = 512;

    final long[] states;
    int size;

    Block(int words) {
      states = new long[STATES * words];
    }
  }
}
