package org.irqlab.engine.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Writes states with fewer bits, exactly. Of the values that a range of a few bits could have most
 * never occur; those that do are numbered as they are met, and the numbers stand side by side in
 * fewer words, next to the bits that there is room to leave as they are. A state that needs one
 * number too many has no code; then a {@link #wider} dictionary is needed. Many threads may encode
 * at once.
 */
final class Dictionary {
  static final int WORD = 62;
  private static final long UNKNOWN = 1L << 63;

  private final int words;
  private final int width;
  private final List<Cuts.Range> ranges;

  /** The ranges that have numbers: where they stand in a state, and in a code. */
  private final int[] place;

  private final int[] mask;
  private final int[] word;
  private final int[] shift;

  /** For each of them the values, by number; and behind base, by value, the number in its place. */
  private final int[][] values;

  private final int[] used;
  private final int[] base;
  private final long[] codes;

  /** The bits that are left as they are: where they stand in a state, and in a code. */
  private final Span[] spans;

  private final int[] spanPlace;
  private final long[] spanMask;
  private final int[] spanTo;

  /** For each word the bits that have always been the same, and what they are. */
  private final long[] fixed;

  private final long[] always;

  private Dictionary(List<Cuts.Range> ranges, int[] bits, long[] example, int words) {
    this.words = words;
    this.ranges = ranges;
    this.width = fit(bits);
    int open = (int) ranges.stream().filter(Dictionary::isNumbered).count();
    place = new int[open];
    mask = new int[open];
    word = new int[open];
    shift = new int[open];
    base = new int[open];
    values = new int[open][];
    used = new int[open];
    fixed = new long[words];
    always = new long[words];
    List<Span> plain = new ArrayList<>();
    int at = 0;
    int size = 0;
    for (int r = 0; r < ranges.size(); r++) {
      Cuts.Range range = ranges.get(r);
      at += at % WORD + bits[r] > WORD ? WORD - at % WORD : 0;
      if (r < open) {
        place[r] = range.place();
        mask[r] = range.mask();
        word[r] = at / WORD;
        shift[r] = at % WORD;
        base[r] = size;
        size += range.mask() + 1;
        values[r] = new int[1 << bits[r]];
      } else if (range.isPlain()) {
        Span.add(plain, range, at);
      } else {
        fixed[range.place() >>> 6] |= (long) range.mask() << range.place();
      }
      at += bits[r];
    }
    codes = new long[size];
    Arrays.fill(codes, UNKNOWN);
    spans = plain.toArray(Span[]::new);
    spanPlace = plain.stream().mapToInt(Span::place).toArray();
    spanMask = plain.stream().mapToLong(Span::mask).toArray();
    spanTo = plain.stream().mapToInt(Span::to).toArray();
    for (int w = 0; w < words; w++) {
      always[w] = example[w] & fixed[w];
    }
  }

  private static boolean isNumbered(Cuts.Range range) {
    return range.values() > 1 && !range.isPlain();
  }

  /**
   * A dictionary for states like those of a sample.
   *
   * @param sample states, one behind the other
   * @param words words of a state
   * @return a dictionary that makes them at least a word shorter, or null if there is none
   */
  static Dictionary of(long[] sample, int words) {
    return shorter(new Cuts(sample, words, WORD).ranges(), sample, words);
  }

  private static Dictionary shorter(List<Cuts.Range> wanted, long[] example, int words) {
    int width = fit(wanted.stream().mapToInt(Cuts.Range::bits).toArray());
    if (width >= words) {
      return null;
    }
    List<Cuts.Range> sorted = width == 1 ? leave(wanted) : new ArrayList<>(wanted);
    sorted.sort(
        Comparator.comparing((Cuts.Range r) -> !isNumbered(r))
            .thenComparing(r -> !r.isPlain())
            .thenComparing(Cuts.Range::place));
    int[] bits = sorted.stream().mapToInt(Cuts.Range::bits).toArray();
    boolean wider = true;
    while (wider) {
      wider = false;
      for (int r = 0; r < bits.length && isNumbered(sorted.get(r)); r++) {
        if (1 << bits[r] <= sorted.get(r).mask()) {
          bits[r]++;
          boolean fits = fit(bits) <= width;
          bits[r] -= fits ? 0 : 1;
          wider |= fits;
        }
      }
    }
    return new Dictionary(sorted, bits, example, words);
  }

  /** Leaves as many ranges as they are as there is room for, and a bit for each of the others. */
  private static List<Cuts.Range> leave(List<Cuts.Range> wanted) {
    List<Cuts.Range> all = new ArrayList<>(wanted);
    all.sort(Comparator.comparing(Cuts.Range::saved));
    int room = WORD - all.stream().mapToInt(r -> r.bits() + (isNumbered(r) ? 1 : 0)).sum();
    for (int r = 0; r < all.size(); r++) {
      Cuts.Range range = all.get(r);
      int more = range.saved() - (isNumbered(range) ? 1 : 0);
      if (more <= room) {
        room -= more;
        all.set(r, range.leave());
      }
    }
    return all;
  }

  /** Words that numbers of these widths fill, none of which lies in two. */
  private static int fit(int[] bits) {
    int at = 0;
    for (int b : bits) {
      at += at % WORD + b > WORD ? WORD - at % WORD + b : b;
    }
    return Math.max(1, (at + WORD - 1) / WORD);
  }

  /**
   * A dictionary for the states that this one has met and one more.
   *
   * @param state array with a state that has no code
   * @param at index of its first word
   * @return a dictionary that makes them at least a word shorter, or null if there is none
   */
  Dictionary wider(long[] state, int at) {
    List<Cuts.Range> wanted = new ArrayList<>();
    for (int r = 0; r < ranges.size(); r++) {
      Cuts.Range range = ranges.get(r);
      int value = range.of(state, at);
      if (r < base.length) {
        int more = codes[base[r] + value] == UNKNOWN ? 1 : 0;
        wanted.add(range.with(Math.max(2, used[r]) + more));
      } else {
        boolean same = range.isPlain() || value == range.of(always, 0);
        wanted.add(range.with(same ? range.values() : 2));
      }
    }
    return shorter(wanted, always, words);
  }

  /** Words of a code. */
  int width() {
    return width;
  }

  /** Bytes it takes. */
  long bytes() {
    long bytes = (long) codes.length * Long.BYTES;
    for (int[] its : values) {
      bytes += (long) its.length * Integer.BYTES;
    }
    return bytes;
  }

  /**
   * Writes the code of a state, after numbering what is new in it.
   *
   * @param state array with the state
   * @param at index of its first word
   * @param code where the code goes
   * @param to index of its first word
   * @return whether it has one
   */
  boolean encode(long[] state, int at, long[] code, int to) {
    return look(state, at, code, to) || learn(state, at) && look(state, at, code, to);
  }

  /**
   * Writes the code of a state.
   *
   * @param state array with the state
   * @param at index of its first word
   * @param code where the code goes
   * @param to index of its first word
   * @return whether it has one so far
   */
  boolean look(long[] state, int at, long[] code, int to) {
    long strange = 0;
    for (int w = 0; w < words; w++) {
      strange |= state[at + w] & fixed[w] ^ always[w];
    }
    long all = 0;
    if (width == 1) {
      for (int s = 0; s < spanPlace.length; s++) {
        int p = spanPlace[s];
        all |= (state[at + (p >>> 6)] >>> p & spanMask[s]) << spanTo[s];
      }
      for (int r = 0; r < place.length; r++) {
        int p = place[r];
        all |= codes[base[r] + ((int) (state[at + (p >>> 6)] >>> p) & mask[r])];
      }
      code[to] = all;
    } else {
      all = lookWords(state, at, code, to);
    }
    return strange == 0 && all >= 0;
  }

  private long lookWords(long[] state, int at, long[] code, int to) {
    Arrays.fill(code, to, to + width, 0);
    for (Span span : spans) {
      code[to + span.to() / WORD] |=
          (state[at + (span.place() >>> 6)] >>> span.place() & span.mask()) << span.to() % WORD;
    }
    long all = 0;
    for (int r = 0; r < place.length; r++) {
      int p = place[r];
      long number = codes[base[r] + ((int) (state[at + (p >>> 6)] >>> p) & mask[r])];
      all |= number;
      code[to + word[r]] |= number;
    }
    return all;
  }

  /** Numbers the values that are new; false if there are too many. */
  private synchronized boolean learn(long[] state, int at) {
    for (int r = 0; r < base.length; r++) {
      int value = ranges.get(r).of(state, at);
      if (codes[base[r] + value] == UNKNOWN) {
        if (used[r] == values[r].length) {
          return false;
        }
        values[r][used[r]] = value;
        codes[base[r] + value] = (long) used[r]++ << shift[r];
      }
    }
    return true;
  }

  /**
   * Writes the state that a code is for.
   *
   * @param code array with the code
   * @param at index of its first word
   * @param state where the state goes
   * @param to index of its first word
   */
  void decode(long[] code, int at, long[] state, int to) {
    System.arraycopy(always, 0, state, to, words);
    for (Span s : spans) {
      long bits = code[at + s.to() / WORD] >>> s.to() % WORD & s.mask();
      state[to + (s.place() >>> 6)] |= bits << s.place();
    }
    for (int r = 0; r < place.length; r++) {
      int number = (int) (code[at + word[r]] >>> shift[r]) & values[r].length - 1;
      state[to + (place[r] >>> 6)] |= (long) values[r][number] << place[r];
    }
  }

  /** Bits that are left as they are, and their lowest bit in the code. */
  private record Span(int place, long mask, int to) {
    /** Adds a range, to the span before it if it goes on where that ends. */
    static void add(List<Span> spans, Cuts.Range range, int to) {
      if (!spans.isEmpty()) {
        Span last = spans.get(spans.size() - 1);
        int bits = Long.bitCount(last.mask);
        if (last.place + bits == range.place()
            && last.to + bits == to
            && last.to / WORD == (to + range.length() - 1) / WORD) {
          spans.remove(last);
          spans.add(new Span(last.place, last.mask | (long) range.mask() << bits, last.to));
          return;
        }
      }
      spans.add(new Span(range.place(), range.mask(), to));
    }
  }
}
