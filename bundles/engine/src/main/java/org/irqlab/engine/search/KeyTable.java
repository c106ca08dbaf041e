package org.irqlab.engine.search;

/** Remembers keys of a few words that were added to it. */
abstract class KeyTable {
  /** The answer when there is no room near by. */
  static final int FULL = -1;

  /** The answer when the key was there. */
  static final int OLD = 0;

  /** The answer when the key was added. */
  static final int NEW = 1;

  private final int width;

  /**
   * An empty table.
   *
   * @param width words of a key
   */
  KeyTable(int width) {
    this.width = width;
  }

  /** Words of a key. */
  int width() {
    return width;
  }

  /** Bytes it takes. */
  abstract long bytes();

  /**
   * The place where a key is looked for first.
   *
   * @param key array with the key
   * @param at index of its first word
   */
  abstract long home(long[] key, int at);

  /**
   * Reads a place and what is near, so that it is in the cache when it is needed.
   *
   * @param home the place
   * @return something to be summed up, so that the read is not optimised away
   */
  abstract long touch(long home);

  /**
   * Adds a key while nobody else uses the table.
   *
   * @param key array with the key
   * @param at index of its first word
   * @param home its {@link #home}
   * @return {@link #NEW}, {@link #OLD} or {@link #FULL}
   */
  abstract int put(long[] key, int at, long home);

  /**
   * Adds a key while others do the same. Of two threads that add one key, one is told that it is
   * new.
   *
   * @param key array with the key
   * @param at index of its first word
   * @param home its {@link #home}
   * @return {@link #NEW}, {@link #OLD} or {@link #FULL}
   */
  abstract int race(long[] key, int at, long home);

  /** A number that depends on every bit of a key. */
  final long hash(long[] key, int at) {
    long h = mix(key[at]);
    for (int w = 1; w < width; w++) {
      h = mix(h ^ key[at + w]);
    }
    return h;
  }

  private static long mix(long key) {
    long h = key * 0x9E3779B97F4A7C15L;
    h ^= h >>> 32;
    return h * 0xD6E8FEB86659FD93L;
  }

  /** A hash, as a fraction of some places. */
  static long fraction(long hash, long places) {
    return Math.multiplyHigh(hash >>> 1, places << 1);
  }
}
