package org.irqlab.engine.search;

/**
 * Remembers some of the states that a worker met last, each in the one place its hash says. What is
 * met again soon, as most successors are, need not be looked up in the large table, which would be
 * a cache miss.
 */
final class Recent {
  /** A megabyte: more would find more, and find it more slowly. */
  private static final int LOG_WORDS = 17;

  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private final int words;
  private final int shift;
  private final long[] places;

  /**
   * Nothing yet.
   *
   * @param words words of a state
   */
  Recent(int words) {
    this(words, LOG_WORDS - (Integer.SIZE - Integer.numberOfLeadingZeros(words - 1)));
  }

  private Recent(int words, int log) {
    this.words = words;
    this.shift = Long.SIZE - log;
    this.places = new long[words << log];
    // What no state begins with is not taken for the state of zeros.
    places[0] = -1;
  }

  /** Bytes it takes. */
  long bytes() {
    return (long) places.length * Long.BYTES;
  }

  /**
   * Moves together those of some states that were not met lately.
   *
   * @param states array of states
   * @param from number of the first
   * @param count how many
   * @return number behind the last one that is left
   */
  int sift(long[] states, int from, int count) {
    return switch (words) {
      case 1 -> siftWord(states, from, count);
      case 2 -> siftPair(states, from, count);
      default -> siftWords(states, from, count);
    };
  }

  private int siftWord(long[] states, int from, int count) {
    long[] seen = places;
    int to = from;
    for (int k = from; k < from + count; k++) {
      long state = states[k];
      int place = (int) (state * FACTOR >>> shift);
      boolean fresh = seen[place] != state;
      seen[place] = state;
      states[to] = state;
      to += fresh ? 1 : 0;
    }
    return to;
  }

  private int siftPair(long[] states, int from, int count) {
    long[] seen = places;
    int to = 2 * from;
    for (int at = 2 * from; at < 2 * (from + count); at += 2) {
      long first = states[at];
      long second = states[at + 1];
      int place = 2 * (int) ((first * FACTOR ^ second) * FACTOR >>> shift);
      boolean fresh = seen[place] != first | seen[place + 1] != second;
      seen[place] = first;
      seen[place + 1] = second;
      states[to] = first;
      states[to + 1] = second;
      to += fresh ? 2 : 0;
    }
    return to / 2;
  }

  private int siftWords(long[] states, int from, int count) {
    long[] seen = places;
    int to = from;
    for (int k = from; k < from + count; k++) {
      int at = k * words;
      long h = 0;
      for (int w = 0; w < words; w++) {
        h = (h ^ states[at + w]) * FACTOR;
        h ^= h >>> 32;
      }
      int place = (int) (h * FACTOR >>> shift) * words;
      long differs = 0;
      for (int w = 0; w < words; w++) {
        long it = states[at + w];
        differs |= seen[place + w] ^ it;
        seen[place + w] = it;
        states[to * words + w] = it;
      }
      to += differs != 0 ? 1 : 0;
    }
    return to;
  }
}
