package org.irqlab.engine.search;

/**
 * A violation: a state that must not be, or a step that must not be taken.
 *
 * @param state the state
 * @param fault number of what is wrong with the state, or -1
 * @param transition if the state is fine, the transition that condemned itself in it; otherwise -1
 */
public record Alarm(long[] state, int fault, int transition) implements Comparable<Alarm> {
  /**
   * Shorter runs first, then by the words of the state, then by the number of the fault or step.
   */
  @Override
  public int compareTo(Alarm other) {
    if (fault < 0 != other.fault < 0) {
      return fault < 0 ? 1 : -1;
    }
    int byState = compare(state, 0, other.state, 0, state.length);
    if (byState != 0) {
      return byState;
    }
    return fault < 0
        ? Integer.compare(transition, other.transition)
        : Integer.compare(fault, other.fault);
  }

  /**
   * The order of states.
   *
   * @param a array with one
   * @param at index of its first word
   * @param b array with the other
   * @param bt index of its first word
   * @param words words of a state
   * @return as a comparator does
   */
  public static int compare(long[] a, int at, long[] b, int bt, int words) {
    for (int w = 0; w < words; w++) {
      int order = Long.compare(a[at + w], b[bt + w]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
