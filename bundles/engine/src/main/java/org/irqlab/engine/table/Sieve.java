package org.irqlab.engine.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.irqlab.engine.state.PackedLayout;
import org.irqlab.engine.state.Slot;

/**
 * Tells which of many conditions could hold in a state. The vector is cut into chunks of a few bits
 * that split no field; for each value of each chunk one bit set says which conditions could hold
 * given that value, and the conjunction over the chunks is the answer. It errs only by naming a
 * condition that couples fields of several chunks, so each that is named has to be asked exactly.
 */
final class Sieve {
  private final int words;
  private final int[] word;
  private final int[] shift;
  private final int[] mask;
  private final long[][] sets;

  /**
   * The sieve of some conditions.
   *
   * @param layout the packed vector
   * @param conditions each a list of alternatives that it holds in; an alternative gives the values
   *     some fields must have
   * @param bits most bits of a chunk
   */
  Sieve(PackedLayout layout, List<List<Map<Slot, Values>>> conditions, int bits) {
    List<List<Slot>> chunks = cut(layout, bits);
    words = conditions.size() + Long.SIZE - 1 >>> 6;
    word = new int[chunks.size()];
    shift = new int[chunks.size()];
    mask = new int[chunks.size()];
    sets = new long[chunks.size()][];
    for (int c = 0; c < chunks.size(); c++) {
      List<Slot> chunk = chunks.get(c);
      Slot first = chunk.get(0);
      Slot last = chunk.get(chunk.size() - 1);
      word[c] = first.word();
      shift[c] = first.shift();
      mask[c] = (1 << last.shift() + last.bits() - first.shift()) - 1;
      sets[c] = new long[(mask[c] + 1) * words];
      for (int i = 0; i < conditions.size(); i++) {
        mark(c, chunk, i, conditions.get(i));
      }
    }
  }

  /** Words of an answer. */
  int words() {
    return words;
  }

  private static List<List<Slot>> cut(PackedLayout layout, int bits) {
    List<List<Slot>> chunks = new ArrayList<>();
    List<Slot> chunk = new ArrayList<>();
    for (Slot slot : layout.slots()) {
      if (slot.bits() == 0) {
        continue;
      }
      if (!chunk.isEmpty()) {
        Slot first = chunk.get(0);
        boolean fits =
            first.word() == slot.word() && slot.shift() + slot.bits() - first.shift() <= bits;
        if (!fits) {
          chunks.add(chunk);
          chunk = new ArrayList<>();
        }
      }
      chunk.add(slot);
    }
    chunks.add(chunk);
    return chunks;
  }

  private void mark(int c, List<Slot> chunk, int condition, List<Map<Slot, Values>> alternatives) {
    List<List<Values>> distinct =
        alternatives.stream()
            .map(a -> chunk.stream().map(s -> a.getOrDefault(s, Values.ANY)).toList())
            .distinct()
            .toList();
    for (int value = 0; value <= mask[c]; value++) {
      for (List<Values> alternative : distinct) {
        if (holds(chunk, alternative, value)) {
          sets[c][value * words + (condition >>> 6)] |= 1L << condition;
          break;
        }
      }
    }
  }

  private static boolean holds(List<Slot> chunk, List<Values> allowed, int value) {
    int origin = chunk.get(0).shift();
    for (int i = 0; i < allowed.size(); i++) {
      Slot slot = chunk.get(i);
      int own = value >>> slot.shift() - origin & (1 << slot.bits()) - 1;
      if (!allowed.get(i).has(own)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The conditions that could hold.
   *
   * @param in array with the state
   * @param at index of its first word
   * @param into takes a bit for each condition; must have {@link #words()} words
   */
  void of(long[] in, int at, long[] into) {
    if (words == 1) {
      long all = -1;
      for (int c = 0; c < word.length; c++) {
        all &= sets[c][(int) (in[at + word[c]] >>> shift[c]) & mask[c]];
      }
      into[0] = all;
      return;
    }
    for (int w = 0; w < words; w++) {
      into[w] = -1;
    }
    for (int c = 0; c < word.length; c++) {
      int value = (int) (in[at + word[c]] >>> shift[c]) & mask[c];
      long[] set = sets[c];
      for (int w = 0, k = value * words; w < words; w++, k++) {
        into[w] &= set[k];
      }
    }
  }

  /** The values that a field may have. */
  interface Values {
    /** Any. */
    Values ANY = value -> true;

    /**
     * Whether a value is one of them.
     *
     * @param value the value
     */
    boolean has(int value);

    /** Just one. */
    record Only(int only) implements Values {
      @Override
      public boolean has(int value) {
        return value == only;
      }
    }
  }
}
