package org.irqlab.engine.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a vector into ranges of a few bits, so that numbers for the values which a sample of states
 * has in them are as narrow as can be: for each word, from its lowest bit on, the cheapest way to
 * cover the bits below is found from the cheapest ways to cover fewer.
 */
final class Cuts {
  private static final int LONGEST = 12;

  private final long[] sample;
  private final int words;
  private final int bits;
  private final boolean[] met = new boolean[1 << LONGEST];

  /**
   * Cuts for a sample.
   *
   * @param sample states, one behind the other
   * @param words words of a state
   * @param bits bits of a word that are in use
   */
  Cuts(long[] sample, int words, int bits) {
    this.sample = sample;
    this.words = words;
    this.bits = bits;
  }

  /** The ranges. */
  List<Range> ranges() {
    List<Range> all = new ArrayList<>();
    for (int w = 0; w < words; w++) {
      cut(w, all);
    }
    return all;
  }

  private void cut(int w, List<Range> into) {
    int[] cost = new int[bits + 1];
    Range[] last = new Range[bits + 1];
    Arrays.fill(cost, 1, bits + 1, Integer.MAX_VALUE);
    for (int end = 1; end <= bits; end++) {
      for (int begin = Math.max(0, end - LONGEST); begin < end; begin++) {
        int mask = (1 << end - begin) - 1;
        int different = different(w, begin, mask);
        // Of two that cost the same number of bits, the one with fewer ranges.
        int all = cost[begin] + (Range.bits(different) << 6) + (different > 1 ? 1 : 0);
        if (all < cost[end]) {
          cost[end] = all;
          last[end] = new Range(w << 6 | begin, mask, different, false);
        }
      }
    }
    int end = bits;
    while (end > 0) {
      into.add(last[end]);
      end = last[end].place() & 63;
    }
  }

  private int different(int w, int begin, int mask) {
    Arrays.fill(met, 0, mask + 1, false);
    int different = 0;
    for (int i = w; i < sample.length; i += words) {
      int value = (int) (sample[i] >>> begin) & mask;
      if (!met[value]) {
        met[value] = true;
        different++;
      }
    }
    return different;
  }

  /**
   * Some bits of the vector.
   *
   * @param place number of the word times 64, and the lowest bit
   * @param mask as many bits as there are, from bit 0
   * @param values how many values are known to occur, at least 1
   * @param left whether it is to be left as it is, though numbers would save bits
   */
  record Range(int place, int mask, int values, boolean left) {
    /** Bits of a number that tells so many things apart. */
    static int bits(int things) {
      return Integer.SIZE - Integer.numberOfLeadingZeros(things - 1);
    }

    /** Bits of a number for its values. */
    int bits() {
      return isPlain() ? length() : bits(values);
    }

    /** Its own bits. */
    int length() {
      return Integer.bitCount(mask);
    }

    /** How many bits numbers save. */
    int saved() {
      return length() - bits(values);
    }

    /** Whether it stands in a code as it is. */
    boolean isPlain() {
      return left || saved() == 0;
    }

    /** Its value in a state. */
    int of(long[] state, int at) {
      return (int) (state[at + (place >>> 6)] >>> place) & mask;
    }

    /** The same with more values, to be looked at anew. */
    Range with(int more) {
      return new Range(place, mask, more, false);
    }

    Range leave() {
      return new Range(place, mask, values, true);
    }
  }
}
