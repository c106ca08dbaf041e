package org.irqlab.engine.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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

  private final List<Tree> conditions;
  private final List<BitSet> asked = new ArrayList<>();
  private final int[] chunkOf;
  private final Chunk[] chunks;
  private final BitSet[][] possible;
  private final int words;
  private final int[] place;
  private final int[] mask;
  private final int[] base;
  private final long[] sets;

  /**
   * The sieve of some conditions.
   *
   * @param layout the packed vector
   * @param conditions trees that lead to {@link Tables#DISABLED} where they do not hold
   */
  Sieve(PackedLayout layout, List<Tree> conditions) {
    this.conditions = conditions;
    for (Tree condition : conditions) {
      BitSet fields = new BitSet();
      gather(condition, fields);
      asked.add(fields);
    }
    chunkOf = new int[layout.slots().size()];
    chunks = best(layout.slots());
    words = conditions.size() + Long.SIZE - 1 >>> 6;
    place = new int[chunks.length];
    mask = new int[chunks.length];
    base = new int[chunks.length];
    possible = new BitSet[conditions.size()][chunks.length];
    int size = 0;
    for (int c = 0; c < chunks.length; c++) {
      place[c] = chunks[c].place;
      mask[c] = chunks[c].mask;
      base[c] = size;
      size += chunks[c].room() * words;
    }
    sets = new long[size];
    for (int c = 0; c < chunks.length; c++) {
      fill(c);
    }
  }

  /** Words of an answer. */
  int words() {
    return words;
  }

  private static void gather(Tree tree, BitSet fields) {
    if (!tree.isLeaf()) {
      fields.set(tree.slot.ordinal());
      for (Tree child : tree.children) {
        gather(child, fields);
      }
    }
  }

  /** The way to cut that couples the fewest chunks; there should be few chunks, too. */
  private Chunk[] best(List<Slot> slots) {
    BitSet decisive = new BitSet();
    asked.forEach(decisive::or);
    List<List<Slot>> best = List.of();
    int least = Integer.MAX_VALUE;
    for (int bits = MOST_BITS; bits >= FEWEST_BITS; bits--) {
      List<List<Slot>> cut = cut(slots, decisive, bits);
      int cost = cut.size();
      for (List<Slot> fields : cut) {
        cost += interested(fields);
      }
      if (cost < least) {
        least = cost;
        best = cut;
      }
    }
    Chunk[] all = new Chunk[best.size()];
    for (int c = 0; c < all.length; c++) {
      all[c] = new Chunk(best.get(c));
      for (Slot slot : best.get(c)) {
        chunkOf[slot.ordinal()] = c;
      }
    }
    return all;
  }

  private static List<List<Slot>> cut(List<Slot> slots, BitSet decisive, int bits) {
    List<List<Slot>> all = new ArrayList<>();
    List<Slot> chunk = List.of();
    for (int i = decisive.nextSetBit(0); i >= 0; i = decisive.nextSetBit(i + 1)) {
      Slot slot = slots.get(i);
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

  /** How many conditions ask for fields of a chunk, which follow each other among the decisive. */
  private int interested(List<Slot> fields) {
    int first = fields.get(0).ordinal();
    int last = fields.get(fields.size() - 1).ordinal();
    int count = 0;
    for (BitSet its : asked) {
      int next = its.nextSetBit(first);
      count += next >= 0 && next <= last ? 1 : 0;
    }
    return count;
  }

  /** Says for each value of a chunk which conditions could hold. */
  private void fill(int c) {
    BitSet all = chunks[c].all();
    long[] always = new long[words];
    for (int i = 0; i < possible.length; i++) {
      possible[i][c] = possible(conditions.get(i), c, all);
      if (possible[i][c] == all) {
        always[i >>> 6] |= 1L << i;
      }
    }
    for (int v = all.nextSetBit(0); v >= 0; v = all.nextSetBit(v + 1)) {
      System.arraycopy(always, 0, sets, base[c] + v * words, words);
    }
    for (int i = 0; i < possible.length; i++) {
      BitSet its = possible[i][c];
      if (its != all) {
        for (int v = its.nextSetBit(0); v >= 0; v = its.nextSetBit(v + 1)) {
          sets[base[c] + v * words + (i >>> 6)] |= 1L << i;
        }
      }
    }
  }

  /** Those of some values of a chunk with which a condition could hold; the same set if all are. */
  private BitSet possible(Tree tree, int c, BitSet values) {
    if (tree.isLeaf()) {
      return never(tree) ? new BitSet() : values;
    }
    boolean within = chunkOf[tree.slot.ordinal()] == c;
    BitSet all = new BitSet();
    for (int value = 0; value < tree.children.length; value++) {
      if (tree.isFirst(value) && !never(tree.children[value])) {
        BitSet some = within ? chunks[c].leading(values, tree, value) : values;
        BitSet those = possible(tree.children[value], c, some);
        if (those == values) {
          return values;
        }
        all.or(those);
      }
    }
    return all;
  }

  private static boolean never(Tree tree) {
    return tree.isLeaf() && tree.number == Tables.DISABLED;
  }

  /**
   * Whether a condition is never named where it does not hold.
   *
   * @param condition its number
   */
  boolean exact(int condition) {
    BitSet[] values = possible[condition];
    for (BitSet its : values) {
      if (its.isEmpty()) {
        return true;
      }
    }
    return exact(conditions.get(condition), values.clone());
  }

  private boolean exact(Tree tree, BitSet[] values) {
    if (tree.isLeaf()) {
      return !never(tree);
    }
    int c = chunkOf[tree.slot.ordinal()];
    BitSet before = values[c];
    for (int value = 0; value < tree.children.length; value++) {
      if (tree.isFirst(value) && (!tree.children[value].isLeaf() || never(tree.children[value]))) {
        values[c] = chunks[c].leading(before, tree, value);
        if (!values[c].isEmpty() && !exact(tree.children[value], values)) {
          return false;
        }
      }
    }
    values[c] = before;
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
