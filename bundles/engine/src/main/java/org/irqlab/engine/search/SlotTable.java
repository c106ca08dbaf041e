package org.irqlab.engine.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.stream.IntStream;

/**
 * An open-addressing table of keys of a few words; it never grows. It holds the keys themselves, so
 * that a look-up touches one place in memory. Word 0 of a slot is 0 while the slot is free; its two
 * top bits, which no key uses, say that it is claimed (its other words are being written) or
 * occupied. A slot never changes once it is occupied, so many threads may {@link #race} to add.
 *
 * <p>A hash is a fraction of the table, so there can be any number of slots. They are in segments,
 * one behind the other, so that there can be more of them than an array has places.
 */
final class SlotTable extends KeyTable {
  private static final long OCCUPIED = 1L << 63;
  private static final long CLAIMED = 1L << 62;
  private static final long KEY = CLAIMED - 1;

  /** Words of a line of the cache. Who does not find a key in one line looks in the next. */
  private static final int LINE = 8;

  private static final int MOST_PROBES = 1 << 12;
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

  private final int width;
  private final long slots;
  private final int logSegment;
  private final int inSegment;
  private final long[][] segments;
  private final int probes;

  /**
   * An empty table.
   *
   * @param width words of a key
   * @param slots keys there is room for
   * @param logSegment logarithm to base 2 of the slots of a segment
   */
  SlotTable(int width, long slots, int logSegment) {
    super(width);
    this.width = width;
    this.slots = slots;
    this.logSegment = logSegment;
    int size = 1 << logSegment;
    inSegment = size - 1;
    segments = new long[(int) ((slots + size - 1) / size)][];
    for (int s = 0; s < segments.length; s++) {
      segments[s] = new long[(int) Math.min(size, slots - ((long) s << logSegment)) * width];
    }
    probes = (int) Math.min(slots, MOST_PROBES);
  }

  /** Keys there is room for. */
  long slots() {
    return slots;
  }

  @Override
  long bytes() {
    return slots * width * Long.BYTES;
  }

  @Override
  long home(long[] key, int at) {
    return fraction(hash(key, at), slots);
  }

  @Override
  long touch(long slot) {
    long[] table = segments[(int) (slot >>> logSegment)];
    int cell = ((int) slot & inSegment) * width;
    return table[cell] + table[Math.min(cell + LINE, table.length - 1)];
  }

  @Override
  int put(long[] key, int at, long home) {
    int segment = (int) (home >>> logSegment);
    long[] table = segments[segment];
    return width == 1
        ? putWord(key[at] | OCCUPIED, table, segment, (int) home & inSegment)
        : putWords(key, at, table, segment, ((int) home & inSegment) * width);
  }

  private int putWord(long wanted, long[] first, int of, int home) {
    long[] table = first;
    int segment = of;
    int cell = home;
    for (int left = probes; left > 0; left--) {
      long seen = table[cell];
      if (seen == wanted) {
        return OLD;
      }
      if (seen == 0) {
        table[cell] = wanted;
        return NEW;
      }
      if (++cell == table.length) {
        segment = next(segment);
        table = segments[segment];
        cell = 0;
      }
    }
    return FULL;
  }

  private int putWords(long[] key, int at, long[] first, int of, int home) {
    long wanted = key[at] | OCCUPIED;
    long[] table = first;
    int segment = of;
    int cell = home;
    for (int left = probes; left > 0; left--) {
      long seen = table[cell];
      if (seen == 0) {
        table[cell] = wanted;
        for (int w = 1; w < width; w++) {
          table[cell + w] = key[at + w];
        }
        return NEW;
      }
      if (seen == wanted && sameRest(table, cell, key, at)) {
        return OLD;
      }
      cell += width;
      if (cell == table.length) {
        segment = next(segment);
        table = segments[segment];
        cell = 0;
      }
    }
    return FULL;
  }

  @Override
  int race(long[] key, int at, long home) {
    long wanted = key[at] | OCCUPIED;
    long claim = width == 1 ? wanted : key[at] | CLAIMED;
    int segment = (int) (home >>> logSegment);
    int cell = ((int) home & inSegment) * width;
    long[] table = segments[segment];
    for (int left = probes; left > 0; left--) {
      long seen = (long) CELL.getAcquire(table, cell);
      if (seen == 0) {
        seen = (long) CELL.compareAndExchange(table, cell, 0L, claim);
        if (seen == 0) {
          if (width > 1) {
            System.arraycopy(key, at + 1, table, cell + 1, width - 1);
            CELL.setRelease(table, cell, wanted);
          }
          return NEW;
        }
      }
      while (seen == claim && width > 1) {
        Thread.onSpinWait();
        seen = (long) CELL.getAcquire(table, cell);
      }
      if (seen == wanted && sameRest(table, cell, key, at)) {
        return OLD;
      }
      cell += width;
      if (cell == table.length) {
        segment = next(segment);
        table = segments[segment];
        cell = 0;
      }
    }
    return FULL;
  }

  /**
   * Adds all keys of a table while nobody else uses either. Their order hardly changes, so both are
   * gone through from the beginning to the end, or by several threads from several places.
   *
   * @param other a table of keys of the same width
   * @param threads how many threads
   * @return whether there was room
   */
  boolean putAll(SlotTable other, int threads) {
    return threads == 1
        ? putAll(other, 0, other.slots, false)
        : IntStream.range(0, threads)
            .parallel()
            .allMatch(
                i ->
                    putAll(
                        other, other.slots * i / threads, other.slots * (i + 1) / threads, true));
  }

  private boolean putAll(SlotTable other, long from, long to, boolean racing) {
    long[] key = new long[width];
    long slot = from;
    while (slot < to) {
      long[] table = other.segments[(int) (slot >>> logSegment)];
      int begin = ((int) slot & inSegment) * width;
      int end = (int) Math.min(table.length, begin + (to - slot) * width);
      for (int cell = begin; cell < end; cell += width) {
        if (table[cell] != 0) {
          key[0] = table[cell] & KEY;
          for (int w = 1; w < width; w++) {
            key[w] = table[cell + w];
          }
          long home = home(key, 0);
          if ((racing ? race(key, 0, home) : put(key, 0, home)) == FULL) {
            return false;
          }
        }
      }
      slot += (end - begin) / width;
    }
    return true;
  }

  private int next(int segment) {
    return segment + 1 == segments.length ? 0 : segment + 1;
  }

  private boolean sameRest(long[] table, int cell, long[] key, int at) {
    for (int w = 1; w < width; w++) {
      if (table[cell + w] != key[at + w]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Looks a key up, while nobody adds.
   *
   * @param key array with the key
   * @param at index of its first word
   * @return its slot, or -1
   */
  long find(long[] key, int at) {
    long wanted = key[at] | OCCUPIED;
    long slot = home(key, at);
    for (int i = 0; i < probes; i++) {
      long[] table = segments[(int) (slot >>> logSegment)];
      int cell = ((int) slot & inSegment) * width;
      if (table[cell] == 0) {
        return -1;
      }
      if (table[cell] == wanted && sameRest(table, cell, key, at)) {
        return slot;
      }
      slot = slot + 1 == slots ? 0 : slot + 1;
    }
    return -1;
  }

  /** Whether a slot holds a key. */
  boolean occupied(long slot) {
    return segments[(int) (slot >>> logSegment)][((int) slot & inSegment) * width] != 0;
  }

  /**
   * Copies a key out.
   *
   * @param slot an occupied slot
   * @param out where it goes
   * @param to index of its first word there
   */
  void copy(long slot, long[] out, int to) {
    long[] table = segments[(int) (slot >>> logSegment)];
    int cell = ((int) slot & inSegment) * width;
    out[to] = table[cell] & KEY;
    for (int w = 1; w < width; w++) {
      out[to + w] = table[cell + w];
    }
  }
}
