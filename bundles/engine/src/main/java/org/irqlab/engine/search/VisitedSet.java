package org.irqlab.engine.search;

import java.util.Arrays;

/**
 * The set of visited states: a {@link SlotTable} whose keys are the states, or their codes as soon
 * as there are so many that a {@link Dictionary} pays which makes them shorter. It grows by filling
 * a larger table from the first slot to the last: since a hash is a fraction of the table, both are
 * gone through in order.
 */
public final class VisitedSet {
  private static final int LOG_SEGMENT = 26;
  private static final int SMALL = 1 << 16;
  private static final int LARGE = 1 << 18;
  private static final int SAMPLE = 1 << 9;

  private final int words;
  private final int logSegment;
  private final BitTable bits;
  private Dictionary dictionary;
  private SlotTable table;

  /**
   * An empty set.
   *
   * @param words words of a state
   * @param slots states there is room for at first
   */
  public VisitedSet(int words, int slots) {
    this(words, slots, LOG_SEGMENT);
  }

  VisitedSet(int words, int slots, int logSegment) {
    this.words = words;
    this.logSegment = logSegment;
    this.table = new SlotTable(words, slots, logSegment);
    this.bits = null;
  }

  private VisitedSet(int words, BitTable bits) {
    this.words = words;
    this.logSegment = LOG_SEGMENT;
    this.table = new SlotTable(words, 1, LOG_SEGMENT);
    this.bits = bits;
  }

  /**
   * An empty set that keeps some bits of each state only, which is good for adding and nothing
   * else. It never grows, and may take a new state for an old one.
   *
   * @param words words of a state
   * @param bytes its size
   */
  static VisitedSet ofBits(int words, long bytes) {
    return new VisitedSet(words, new BitTable(words, bytes));
  }

  /** Where states are added. */
  KeyTable table() {
    return bits == null ? table : bits;
  }

  /** Whether so many states fit if so much of the table may be filled. */
  boolean holds(long states, double most) {
    return bits != null || states <= most * table.slots();
  }

  /** What makes the keys of states, or null if they are the states themselves. */
  Dictionary dictionary() {
    return dictionary;
  }

  /** Slots there are. */
  public long slots() {
    return table.slots();
  }

  /** Bytes of the table. */
  public long bytes() {
    return table().bytes() + (dictionary == null ? 0 : dictionary.bytes());
  }

  /** Words of a state. */
  public int words() {
    return words;
  }

  /**
   * Looks a state up, while nobody adds.
   *
   * @param state array with the state
   * @param at index of its first word
   * @return its slot, or -1
   */
  public long find(long[] state, int at) {
    if (dictionary == null) {
      return table.find(state, at);
    }
    long[] code = new long[table.width()];
    return dictionary.look(state, at, code, 0) ? table.find(code, 0) : -1;
  }

  /**
   * Whether a slot holds a state.
   *
   * @param slot its number
   */
  public boolean occupied(long slot) {
    return table.occupied(slot);
  }

  /**
   * Copies a state out.
   *
   * @param slot an occupied slot
   * @param out where it goes
   * @param to index of its first word there
   */
  public void copy(long slot, long[] out, int to) {
    if (dictionary == null) {
      table.copy(slot, out, to);
      return;
    }
    long[] code = new long[table.width()];
    table.copy(slot, code, 0);
    dictionary.decode(code, 0, out, to);
  }

  /** Gives the memory back; the set is empty and of no use any more. */
  public void forget() {
    table = new SlotTable(words, 1, 0);
  }

  /** Bytes of a table of the next size. */
  long grownBytes() {
    return larger(slots()) * table.width() * Long.BYTES;
  }

  /**
   * Slots of the largest table it can grow to.
   *
   * @param bytes most bytes for a table and the one that it grows to
   */
  long mostSlots(long bytes) {
    long most = slots();
    while ((most + larger(most)) * table.width() * Long.BYTES <= bytes) {
      most = larger(most);
    }
    return most;
  }

  /** Large steps while the table is small; the memory of a large one is better filled. */
  private static long larger(long slots) {
    return slots < LARGE ? 4 * slots : slots / 4 * 7;
  }

  /** Makes the table larger; nobody else may use it meanwhile. */
  void grow() {
    grow(1);
  }

  /**
   * Makes the table larger; nobody else may use it meanwhile.
   *
   * @param threads how many threads work at it
   */
  void grow(int threads) {
    long wanted = larger(slots());
    if (words > 1 && slots() < SMALL && wanted >= SMALL) {
      recode(Dictionary.of(sample(), words), wanted);
    } else {
      move(wanted, slots() < LARGE ? 1 : threads);
    }
  }

  /** Moves all keys to a new table. */
  private void move(long wanted, int threads) {
    SlotTable filled = new SlotTable(table.width(), wanted, logSegment);
    if (filled.putAll(table, threads)) {
      table = filled;
    } else {
      move(larger(wanted), threads);
    }
  }

  /**
   * Makes room for a state that has no code; nobody else may use the table meanwhile.
   *
   * @param state array with the state
   * @param at index of its first word
   */
  void recode(long[] state, int at) {
    recode(dictionary.wider(state, at), slots());
  }

  private void recode(Dictionary first, long wanted) {
    Dictionary next = first;
    long[] strange = refill(next, wanted);
    while (strange != null) {
      next = next.wider(strange, 0);
      strange = refill(next, wanted);
    }
  }

  /**
   * Moves all states to a new table by a new dictionary; or leaves it alone and answers a state
   * that would have no code.
   */
  private long[] refill(Dictionary next, long wanted) {
    SlotTable filled = new SlotTable(next == null ? words : next.width(), wanted, logSegment);
    long[] key = new long[words];
    long[] state = new long[words];
    for (long slot = 0; slot < table.slots(); slot++) {
      if (table.occupied(slot)) {
        copy(slot, state, 0);
        if (next == null) {
          System.arraycopy(state, 0, key, 0, words);
        } else if (!next.encode(state, 0, key, 0)) {
          return state;
        }
        if (filled.put(key, 0, filled.home(key, 0)) == SlotTable.FULL) {
          return refill(next, larger(wanted));
        }
      }
    }
    dictionary = next;
    table = filled;
    return null;
  }

  /** Some of the states, from all over the table. */
  private long[] sample() {
    long[] sample = new long[SAMPLE * words];
    int found = 0;
    long step = Math.max(1, slots() / (2 * SAMPLE));
    for (long slot = 0; slot < slots() && found < SAMPLE; slot += step) {
      if (occupied(slot)) {
        copy(slot, sample, words * found++);
      }
    }
    return Arrays.copyOf(sample, words * found);
  }
}
