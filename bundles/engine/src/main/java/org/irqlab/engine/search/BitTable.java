package org.irqlab.engine.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A table that keeps three bits of one word for each key, and not the key. It never says that an
 * old key is new; but it may say that a new key is old, the oftener the fuller it is: a search with
 * it may miss states, and proves nothing.
 */
final class BitTable extends KeyTable {
  private static final int LOG_SEGMENT = 26;
  private static final int IN_SEGMENT = (1 << LOG_SEGMENT) - 1;
  private static final int CHOICE = 18;
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

  private final long cells;
  private final long[][] segments;

  /**
   * An empty table.
   *
   * @param width words of a key
   * @param bytes its size
   */
  BitTable(int width, long bytes) {
    super(width);
    cells = bytes / Long.BYTES;
    segments = new long[(int) ((cells + IN_SEGMENT) >>> LOG_SEGMENT)][];
    for (int s = 0; s < segments.length; s++) {
      segments[s] = new long[(int) Math.min(IN_SEGMENT + 1, cells - ((long) s << LOG_SEGMENT))];
    }
  }

  @Override
  long bytes() {
    return cells * Long.BYTES;
  }

  /** The number of a cell, and behind it those of three of its bits. */
  @Override
  long home(long[] key, int at) {
    long h = hash(key, at);
    long choice = (h ^ h >>> 29) * 0xBF58476D1CE4E5B9L >>> Long.SIZE - CHOICE;
    return fraction(h, cells) << CHOICE | choice;
  }

  private static long bits(long home) {
    return 1L << home | 1L << (home >>> 6) | 1L << (home >>> 12);
  }

  @Override
  long touch(long home) {
    long cell = home >>> CHOICE;
    return segments[(int) (cell >>> LOG_SEGMENT)][(int) cell & IN_SEGMENT];
  }

  @Override
  int put(long[] key, int at, long home) {
    long cell = home >>> CHOICE;
    long[] segment = segments[(int) (cell >>> LOG_SEGMENT)];
    long before = segment[(int) cell & IN_SEGMENT];
    segment[(int) cell & IN_SEGMENT] = before | bits(home);
    return (before & bits(home)) == bits(home) ? OLD : NEW;
  }

  @Override
  int race(long[] key, int at, long home) {
    long cell = home >>> CHOICE;
    long[] segment = segments[(int) (cell >>> LOG_SEGMENT)];
    long before = (long) CELL.getAndBitwiseOr(segment, (int) cell & IN_SEGMENT, bits(home));
    return (before & bits(home)) == bits(home) ? OLD : NEW;
  }
}
