package org.irqlab.engine.reduce;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.irqlab.engine.state.Slot;

/**
 * A way to rename the parts of a machine: fields, some of their values, and contexts. It turns
 * every state into a state; whether it turns every run into a run is for {@link Proof} to say.
 *
 * @param slots where fields go that do not stay
 * @param values for fields whose values are renamed the new value of each; a field is named as
 *     before
 * @param contexts for each context the number of the one it becomes
 */
record Renaming(Map<Slot, Slot> slots, Map<Slot, int[]> values, int[] contexts) {
  /** Where a field goes. */
  Slot of(Slot slot) {
    return slots.getOrDefault(slot, slot);
  }

  /** What a value of a field becomes. */
  int value(Slot slot, int value) {
    int[] its = values.get(slot);
    return its == null ? value : its[value];
  }

  /**
   * Where some fields go.
   *
   * @param fields their ordinals
   * @param all all fields
   */
  BitSet of(BitSet fields, List<Slot> all) {
    BitSet renamed = new BitSet();
    fields.stream().forEach(i -> renamed.set(of(all.get(i)).ordinal()));
    return renamed;
  }
}
