package org.irqlab.engine.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.irqlab.engine.state.PackedLayout;
import org.irqlab.engine.state.Slot;

/**
 * Tells which of many conditions could hold in a state. Those bits of the vector that decide
 * anything are covered by chunks of a few bits that split no field; for each value of each chunk
 * one bit set says which conditions could hold given that value, and the conjunction over the
 * chunks is the answer. It errs only by naming a condition that couples fields of several chunks;
 * {@link #exact} tells which conditions do not.
 */
final class Sieve {
  private static final int MOST_BITS = 12;
  private static final int FEWEST_BITS = 8;

  private final List<List<Map<Slot, Values>>> conditions;
  private final List<List<Slot>> chunks;
  private final int words;
  private final int[] place;
  private final int[] mask;
  private final int[] base;
  private final long[] sets;

  /**
   * The sieve of some conditions.
   *
   * @param layout the packed vector
   * @param conditions each a list of alternatives that it holds in; an alternative gives the values
   *     some fields must have
   */
  Sieve(PackedLayout layout, List<List<Map<Slot, Values>>> conditions) {
    this.conditions = conditions;
    this.chunks = cut(layout);
    words = conditions.size() + Long.SIZE - 1 >>> 6;
    place = new int[chunks.size()];
    mask = new int[chunks.size()];
    base = new int[chunks.size()];
    int size = 0;
    for (int c = 0; c < chunks.size(); c++) {
      Slot first = chunks.get(c).get(0);
      Slot last = chunks.get(c).get(chunks.get(c).size() - 1);
      place[c] = first.word() << 6 | first.shift();
      mask[c] = (1 << last.shift() + last.bits() - first.shift()) - 1;
      base[c] = size;
      size += (mask[c] + 1) * words;
    }
    sets = new long[size];
    for (int c = 0; c < chunks.size(); c++) {
      for (int i = 0; i < conditions.size(); i++) {
        mark(c, i);
      }
    }
  }

  /** Words of an answer. */
  int words() {
    return words;
  }

  /** The way to cut that couples the fewest chunks; there should be few chunks, too. */
  private List<List<Slot>> cut(PackedLayout layout) {
    Set<Slot> decisive = new HashSet<>();
    conditions.forEach(alternatives -> alternatives.forEach(a -> decisive.addAll(a.keySet())));
    List<List<Slot>> best = List.of();
    long least = Long.MAX_VALUE;
    for (int bits = MOST_BITS; bits >= FEWEST_BITS; bits--) {
      List<List<Slot>> cut = cut(layout, decisive, bits);
      long cost = cut.size() + cut.stream().mapToLong(this::interested).sum();
      if (cost < least) {
        least = cost;
        best = cut;
      }
    }
    return best;
  }

  /** How many conditions look at a chunk. */
  private long interested(List<Slot> chunk) {
    return conditions.stream()
        .filter(alternatives -> alternatives.stream().anyMatch(a -> any(a, chunk)))
        .count();
  }

  private static boolean any(Map<Slot, Values> alternative, List<Slot> chunk) {
    return chunk.stream().anyMatch(alternative::containsKey);
  }

  private static List<List<Slot>> cut(PackedLayout layout, Set<Slot> decisive, int bits) {
    List<List<Slot>> all = new ArrayList<>();
    List<Slot> chunk = List.of();
    for (Slot slot : layout.slots()) {
      if (slot.bits() == 0 || !decisive.contains(slot)) {
        continue;
      }
      boolean fits =
          !chunk.isEmpty()
              && chunk.get(0).word() == slot.word()
              && slot.shift() + slot.bits() - chunk.get(0).shift() <= bits;
      if (!fits) {
        chunk = new ArrayList<>();
        all.add(chunk);
      }
      chunk.add(slot);
    }
    return all;
  }

  private void mark(int c, int condition) {
    List<Slot> chunk = chunks.get(c);
    Set<List<Values>> distinct = new LinkedHashSet<>();
    for (Map<Slot, Values> alternative : conditions.get(condition)) {
      distinct.add(projection(alternative, chunk));
    }
    int origin = chunk.get(0).shift();
    long bit = 1L << condition;
    for (List<Values> values : distinct) {
      for (int value = 0; value <= mask[c]; value++) {
        if (holds(chunk, values, value, origin)) {
          sets[base[c] + value * words + (condition >>> 6)] |= bit;
        }
      }
    }
  }

  /** What an alternative demands of the fields of a chunk; null where it demands nothing. */
  private static List<Values> projection(Map<Slot, Values> alternative, List<Slot> chunk) {
    return Arrays.asList(chunk.stream().map(alternative::get).toArray(Values[]::new));
  }

  private static boolean holds(List<Slot> chunk, List<Values> allowed, int value, int origin) {
    for (int i = 0; i < allowed.size(); i++) {
      Slot slot = chunk.get(i);
      Values these = allowed.get(i);
      if (these != null && !these.has(value >>> slot.shift() - origin & (1 << slot.bits()) - 1)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a condition is never named where it does not hold.
   *
   * @param condition its number
   * @param otherwise the alternatives in which it does not hold
   */
  boolean exact(int condition, List<Map<Slot, Values>> otherwise) {
    return otherwise.stream().noneMatch(bad -> passes(condition, bad));
  }

  private boolean passes(int condition, Map<Slot, Values> bad) {
    Map<List<Slot>, Boolean> passed = new HashMap<>();
    for (List<Slot> chunk : chunks) {
      passed.put(chunk, conditions.get(condition).stream().anyMatch(a -> meet(a, bad, chunk)));
    }
    return !passed.containsValue(false);
  }

  private static boolean meet(Map<Slot, Values> one, Map<Slot, Values> other, List<Slot> chunk) {
    for (Slot slot : chunk) {
      Values its = one.get(slot);
      Values others = other.get(slot);
      if (its != null && others != null && !its.meets(others)) {
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
    int[] places = place;
    long[] table = sets;
    if (words == 1) {
      long all = -1;
      for (int c = 0; c < places.length; c++) {
        int p = places[c];
        all &= table[base[c] + ((int) (in[at + (p >>> 6)] >>> p) & mask[c])];
      }
      into[0] = all;
      return;
    }
    for (int w = 0; w < words; w++) {
      into[w] = -1;
    }
    for (int c = 0; c < places.length; c++) {
      int p = places[c];
      int k = base[c] + ((int) (in[at + (p >>> 6)] >>> p) & mask[c]) * words;
      for (int w = 0; w < words; w++) {
        into[w] &= table[k + w];
      }
    }
  }
}
