package org.irqlab.engine.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The set of visited states: an open-addressing table that holds the states themselves, so that a
 * look-up touches one place in memory. Word 0 of a slot is 0 while the slot is free; its two top
 * bits, which no state uses, say that it is claimed (its other words are being written) or
 * occupied. A slot never changes once it is occupied, so many threads may {@link #add} at once;
 * {@link #grow} needs the table for itself.
 */
public final class VisitedSet {
  /** What {@link #add} answers when it finds no free slot near by. */
  public static final int FULL = Integer.MIN_VALUE;

  /** Most words a table can have. */
  static final long MOST_WORDS = 1L << 30;

  private static final long OCCUPIED = 1L << 63;
  private static final long CLAIMED = 1L << 62;
  private static final long KEY = CLAIMED - 1;
  private static final int MOST_PROBES = 1 << 12;
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

  private final int words;
  private long[] cells;
  private int mask;
  private int shift;
  private int probes;

  private boolean alone;

  /**
   * An empty set.
   *
   * @param words words of a state
   * @param logSlots logarithm to base 2 of the number of slots, at least 1
   */
  public VisitedSet(int words, int logSlots) {
    this.words = words;
    allocate(logSlots);
  }

  private void allocate(int logSlots) {
    cells = new long[Math.toIntExact(((long) words << logSlots))];
    mask = (1 << logSlots) - 1;
    shift = Long.SIZE - logSlots;
    probes = Math.min(1 << logSlots, MOST_PROBES);
  }

  /** From now on one thread adds, which saves it the care for others. */
  public void alone() {
    alone = true;
  }

  /** Slots there are. */
  public int slots() {
    return mask + 1;
  }

  /** Bytes of the table. */
  public long bytes() {
    return (long) cells.length * Long.BYTES;
  }

  /** Words of a state. */
  public int words() {
    return words;
  }

  /**
   * Where a state is looked for first, before {@link #grow} changes that.
   *
   * @param key array with the state
   * @param at index of its first word
   */
  public long hash(long[] key, int at) {
    long h = mix(key[at]);
    for (int w = 1; w < words; w++) {
      h = mix(h ^ key[at + w]);
    }
    return h;
  }

  private static long mix(long key) {
    long h = key * 0x9E3779B97F4A7C15L;
    h ^= h >>> 32;
    return h * 0xD6E8FEB86659FD93L;
  }

  /**
   * Reads the slot a hash leads to, so that it is in the cache when it is needed.
   *
   * @param hash from {@link #hash}
   * @return something to be summed up, so that the read is not optimised away
   */
  public long touch(long hash) {
    return cells[(int) (hash >>> shift) * words];
  }

  /**
   * Adds a state.
   *
   * @param key array with the state
   * @param at index of its first word
   * @param hash its hash
   * @return its slot if it is new, the complement of its slot if it was there, or {@link #FULL}
   */
  public int add(long[] key, int at, long hash) {
    if (alone) {
      return addAlone(key, at, hash);
    }
    return words == 1 ? addWord(key[at], hash) : addWords(key, at, hash);
  }

  private int addAlone(long[] key, int at, long hash) {
    long[] table = cells;
    long wanted = key[at] | OCCUPIED;
    int slot = (int) (hash >>> shift);
    for (int i = 0; i < probes; i++) {
      int cell = slot * words;
      long seen = table[cell];
      if (seen == 0) {
        table[cell] = wanted;
        for (int w = 1; w < words; w++) {
          table[cell + w] = key[at + w];
        }
        return slot;
      }
      if (seen == wanted && sameRest(table, cell, key, at)) {
        return ~slot;
      }
      slot = slot + 1 & mask;
    }
    return FULL;
  }

  private int addWord(long key, long hash) {
    long[] table = cells;
    long wanted = key | OCCUPIED;
    int slot = (int) (hash >>> shift);
    for (int i = 0; i < probes; i++) {
      long seen = table[slot];
      if (seen == 0) {
        seen = (long) CELL.compareAndExchange(table, slot, 0L, wanted);
        if (seen == 0) {
          return slot;
        }
      }
      if (seen == wanted) {
        return ~slot;
      }
      slot = slot + 1 & mask;
    }
    return FULL;
  }

  private int addWords(long[] key, int at, long hash) {
    long[] table = cells;
    long wanted = key[at] | OCCUPIED;
    long claim = key[at] | CLAIMED;
    int slot = (int) (hash >>> shift);
    for (int i = 0; i < probes; i++) {
      int cell = slot * words;
      long seen = (long) CELL.getAcquire(table, cell);
      if (seen == 0) {
        seen = (long) CELL.compareAndExchange(table, cell, 0L, claim);
        if (seen == 0) {
          System.arraycopy(key, at + 1, table, cell + 1, words - 1);
          CELL.setRelease(table, cell, wanted);
          return slot;
        }
      }
      while (seen == claim) {
        Thread.onSpinWait();
        seen = (long) CELL.getAcquire(table, cell);
      }
      if (seen == wanted && sameRest(table, cell, key, at)) {
        return ~slot;
      }
      slot = slot + 1 & mask;
    }
    return FULL;
  }

  private boolean sameRest(long[] table, int cell, long[] key, int at) {
    for (int w = 1; w < words; w++) {
      if (table[cell + w] != key[at + w]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Looks a state up, while nobody adds.
   *
   * @param key array with the state
   * @param at index of its first word
   * @return its slot, or -1
   */
  public int find(long[] key, int at) {
    long wanted = key[at] | OCCUPIED;
    int slot = (int) (hash(key, at) >>> shift);
    for (int i = 0; i < probes; i++) {
      int cell = slot * words;
      if (cells[cell] == 0) {
        return -1;
      }
      if (cells[cell] == wanted && sameRest(cells, cell, key, at)) {
        return slot;
      }
      slot = slot + 1 & mask;
    }
    return -1;
  }

  /**
   * Whether a slot holds a state.
   *
   * @param slot its number
   */
  public boolean occupied(int slot) {
    return cells[slot * words] != 0;
  }

  /**
   * Copies a state out.
   *
   * @param slot an occupied slot
   * @param out where it goes
   * @param to index of its first word there
   */
  public void copy(int slot, long[] out, int to) {
    int cell = slot * words;
    out[to] = cells[cell] & KEY;
    for (int w = 1; w < words; w++) {
      out[to + w] = cells[cell + w];
    }
  }

  /** Gives the memory back; the set is empty and of no use any more. */
  public void forget() {
    cells = new long[0];
  }

  /** Whether a table of twice the size can be had at all. */
  public boolean canGrow() {
    return 2L * cells.length <= MOST_WORDS;
  }

  /** Doubles the table; nobody else may use it meanwhile. */
  public void grow() {
    long[] old = cells;
    int logSlots = Long.SIZE - shift + 1;
    long[] key = new long[words];
    boolean crowded;
    do {
      allocate(logSlots++);
      crowded = false;
      for (int cell = 0; cell < old.length && !crowded; cell += words) {
        if (old[cell] != 0) {
          key[0] = old[cell] & KEY;
          System.arraycopy(old, cell + 1, key, 1, words - 1);
          crowded = add(key, 0, hash(key, 0)) == FULL;
        }
      }
    } while (crowded);
  }
}
