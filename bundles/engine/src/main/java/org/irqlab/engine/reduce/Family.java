package org.irqlab.engine.reduce;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.state.Slot;

/**
 * Parts of a machine that look alike: each member has its fields and its contexts, the same for all
 * members and in the same order.
 *
 * @param name what they are called, for messages
 * @param fields for each member its fields
 * @param contexts for each member its contexts
 */
record Family(String name, List<List<Slot>> fields, List<List<Executor>> contexts) {
  /** How many members there are. */
  int size() {
    return fields.size();
  }

  /**
   * The renaming that puts members into each other's place.
   *
   * @param machine the machine
   * @param to for each member, whose place it takes
   * @param pointers the fields whose values name members
   */
  Renaming renaming(Machine machine, int[] to, List<Pointer> pointers) {
    Map<Slot, Slot> slots = new HashMap<>();
    int[] renamed = new int[machine.contexts().size()];
    for (int c = 0; c < renamed.length; c++) {
      renamed[c] = c;
    }
    for (int i = 0; i < to.length; i++) {
      if (to[i] != i) {
        for (int k = 0; k < fields.get(i).size(); k++) {
          slots.put(fields.get(i).get(k), fields.get(to[i]).get(k));
        }
        for (int k = 0; k < contexts.get(i).size(); k++) {
          renamed[contexts.get(i).get(k).index()] = contexts.get(to[i]).get(k).index();
        }
      }
    }
    Map<Slot, int[]> values = new HashMap<>();
    pointers.forEach(p -> values.put(p.slot(), p.renamed(to)));
    return new Renaming(slots, values, renamed);
  }

  /** The permutation that exchanges two members. */
  int[] exchange(int i, int j) {
    int[] to = new int[size()];
    for (int m = 0; m < to.length; m++) {
      to[m] = m == i ? j : m == j ? i : m;
    }
    return to;
  }

  /** The permutation that moves every member on by one place. */
  int[] round() {
    int[] to = new int[size()];
    for (int m = 0; m < to.length; m++) {
      to[m] = (m + 1) % to.length;
    }
    return to;
  }
}
