package org.irqlab.engine.reduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.irqlab.engine.state.Slot;

/**
 * A field some of whose values name a member of a family, perhaps in several ways: a program
 * counter stands at one of several points of the routine of a member.
 *
 * @param slot the field
 * @param member for each value the member it names, or -1
 * @param kind for each value in which way it names it
 * @param value for each kind and member the value
 */
record Pointer(Slot slot, int[] member, int[] kind, int[][] value) {
  /**
   * Tells from what exchanges do to the values of a field how these name members.
   *
   * @param slot the field
   * @param exchanged for each member but the first, what the values become when it is exchanged
   *     with the first; null at the place of the first
   * @return the pointer, or null if the values do not name members
   */
  static Pointer of(Slot slot, int[][] exchanged) {
    int[] member = new int[slot.values()];
    int[] kind = new int[slot.values()];
    Arrays.fill(member, -1);
    List<int[]> kinds = new ArrayList<>();
    for (int v = 0; v < member.length; v++) {
      if (namesFirst(v, exchanged)) {
        int[] named = new int[exchanged.length];
        for (int m = 0; m < named.length; m++) {
          named[m] = m == 0 ? v : exchanged[m][v];
          if (member[named[m]] >= 0) {
            return null;
          }
          member[named[m]] = m;
          kind[named[m]] = kinds.size();
        }
        kinds.add(named);
      }
    }
    Pointer pointer = new Pointer(slot, member, kind, kinds.toArray(new int[0][]));
    return pointer.explains(exchanged) ? pointer : null;
  }

  /** A value that names the first member is changed by every exchange with it. */
  private static boolean namesFirst(int v, int[][] exchanged) {
    for (int m = 1; m < exchanged.length; m++) {
      if (exchanged[m][v] == v) {
        return false;
      }
    }
    // Of two members nobody can tell which is the first.
    return exchanged.length > 2 || v < exchanged[1][v];
  }

  private boolean explains(int[][] exchanged) {
    for (int m = 1; m < exchanged.length; m++) {
      int[] to = new int[exchanged.length];
      Arrays.setAll(to, i -> i);
      to[0] = m;
      to[m] = 0;
      if (!Arrays.equals(exchanged[m], renamed(to))) {
        return false;
      }
    }
    return true;
  }

  /**
   * What the values become.
   *
   * @param to for each member, whose place it takes
   */
  int[] renamed(int[] to) {
    int[] renamed = new int[member.length];
    for (int v = 0; v < renamed.length; v++) {
      renamed[v] = member[v] < 0 ? v : value[kind[v]][to[member[v]]];
    }
    return renamed;
  }

  /** Whether every value of another names the same member in the same way. */
  boolean names(Pointer other) {
    return Arrays.equals(member, other.member)
        && Arrays.equals(kind, other.kind)
        && Arrays.deepEquals(value, other.value);
  }
}
