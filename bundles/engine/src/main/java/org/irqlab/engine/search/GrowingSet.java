package org.irqlab.engine.search;

/** A set of states for one thread, which grows as it fills. */
public final class GrowingSet {
  private static final int FIRST_SLOTS = 1 << 10;

  private final VisitedSet states;
  private final long[] code;
  private long size;

  /**
   * An empty set.
   *
   * @param words words of a state
   */
  public GrowingSet(int words) {
    this(new VisitedSet(words, FIRST_SLOTS));
  }

  GrowingSet(VisitedSet states) {
    this.states = states;
    this.code = new long[states.words()];
  }

  /**
   * Adds a state.
   *
   * @param state array with the state
   * @param at index of its first word
   * @return whether it is new
   */
  public boolean add(long[] state, int at) {
    if (4 * size >= 3 * states.slots()) {
      states.grow();
    }
    int answer = put(state, at);
    while (answer == KeyTable.FULL) {
      states.grow();
      answer = put(state, at);
    }
    size += answer;
    return answer == KeyTable.NEW;
  }

  private int put(long[] state, int at) {
    while (states.dictionary() != null && !states.dictionary().encode(state, at, code, 0)) {
      states.recode(state, at);
    }
    KeyTable table = states.table();
    return states.dictionary() == null
        ? table.put(state, at, table.home(state, at))
        : table.put(code, 0, table.home(code, 0));
  }

  /** The states, to be read only. */
  public VisitedSet states() {
    return states;
  }

  /** How many there are. */
  public long size() {
    return size;
  }
}
