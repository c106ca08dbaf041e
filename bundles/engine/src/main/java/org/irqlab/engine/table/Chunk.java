package org.irqlab.engine.table;

import java.util.BitSet;
import java.util.List;
import org.irqlab.engine.state.Slot;

/** Some fields that stand close together in a word, and sets of values they have together. */
final class Chunk {
  /** The number of the word times 64, and the lowest bit. */
  final int place;

  /** The bits of the fields, from 0; between them may be bits of other fields. */
  final int mask;

  /** All values the fields can have together, with all other bits 0. */
  private final BitSet all;

  Chunk(List<Slot> fields) {
    int shift = fields.get(0).shift();
    place = fields.get(0).word() << 6 | shift;
    int bits = 0;
    int[] values = {0};
    for (Slot slot : fields) {
      int at = slot.shift() - shift;
      bits |= (1 << slot.bits()) - 1 << at;
      int[] more = new int[values.length * slot.values()];
      for (int i = 0; i < more.length; i++) {
        more[i] = i / values.length << at | values[i % values.length];
      }
      values = more;
    }
    mask = bits;
    all = new BitSet(room());
    for (int value : values) {
      all.set(value);
    }
  }

  /** All values. */
  BitSet all() {
    return all;
  }

  /** How many values to make room for. */
  int room() {
    return Integer.highestOneBit(mask) << 1;
  }

  /**
   * Those of some values with which a tree leads where it leads for a value of its field.
   *
   * @param values the values
   * @param tree asks for a field of this chunk
   * @param like a value of this field
   */
  BitSet leading(BitSet values, Tree tree, int like) {
    BitSet some = new BitSet(room());
    int shift = tree.slot.shift() - (place & 63);
    int field = (1 << tree.slot.bits()) - 1;
    boolean[] leads = new boolean[field + 1];
    for (int its = 0; its < tree.children.length; its++) {
      leads[its] = tree.children[its] == tree.children[like];
    }
    for (int v = values.nextSetBit(0); v >= 0; v = values.nextSetBit(v + 1)) {
      if (leads[v >>> shift & field]) {
        some.set(v);
      }
    }
    return some;
  }
}
