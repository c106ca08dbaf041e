package org.irqlab.engine.table;

import java.util.Arrays;
import org.irqlab.engine.record.Run;
import org.irqlab.engine.state.Slot;

/** What cases write, as masks: the bits of a state to keep and those to set. Each stands once. */
final class Effects {
  private final int words;
  private long[] masks;
  private int[] buckets = new int[64];
  private int used;

  /**
   * None yet.
   *
   * @param words words of a state
   */
  Effects(int words) {
    this.words = words;
    this.masks = new long[2 * words * buckets.length];
  }

  /** For each effect the words to keep and those to set, in turn. */
  long[] masks() {
    return Arrays.copyOf(masks, 2 * words * used);
  }

  /**
   * The number of an effect, from 0.
   *
   * @param run what it writes
   */
  int number(Run run) {
    if (2 * (used + 1) > buckets.length) {
      grow();
    }
    write(run, 2 * words * used);
    int bucket = bucket(used);
    while (buckets[bucket] > 0) {
      int known = buckets[bucket] - 1;
      if (equal(known, used)) {
        return known;
      }
      bucket = bucket + 1 & buckets.length - 1;
    }
    buckets[bucket] = ++used;
    return used - 1;
  }

  private void write(Run run, int at) {
    Arrays.fill(masks, at, at + words, -1L);
    Arrays.fill(masks, at + words, at + 2 * words, 0);
    for (int i = 0; i < run.writes(); i++) {
      Slot slot = run.written(i);
      masks[at + slot.word()] &= ~((1L << slot.bits()) - 1 << slot.shift());
      masks[at + words + slot.word()] |= (long) run.left(i) << slot.shift();
    }
  }

  private int bucket(int effect) {
    long hash = 1;
    for (int i = 2 * words * effect; i < 2 * words * (effect + 1); i++) {
      hash = (hash ^ masks[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return (int) hash & buckets.length - 1;
  }

  private boolean equal(int one, int other) {
    int width = 2 * words;
    return Arrays.equals(
        masks, width * one, width * (one + 1), masks, width * other, width * (other + 1));
  }

  private void grow() {
    buckets = new int[2 * buckets.length];
    masks = Arrays.copyOf(masks, 2 * words * buckets.length);
    for (int effect = 0; effect < used; effect++) {
      int bucket = bucket(effect);
      while (buckets[bucket] > 0) {
        bucket = bucket + 1 & buckets.length - 1;
      }
      buckets[bucket] = effect + 1;
    }
  }
}
