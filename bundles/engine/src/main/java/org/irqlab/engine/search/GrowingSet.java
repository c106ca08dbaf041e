package org.irqlab.engine.search;

/** A set of states for one thread, which grows as it fills. */
public final class GrowingSet {
  private static final int FIRST_LOG_SLOTS = 10;

  private final VisitedSet states;
  private int size;

  /**
   * An empty set.
   *
   * @param words words of a state
   */
  public GrowingSet(int words) {
    states = new VisitedSet(words, FIRST_LOG_SLOTS);
    states.alone();
  }

  /**
   * Adds a state.
   *
   * @param key array with the state
   * @param at index of its first word
   * @return whether it is new
   */
  public boolean add(long[] key, int at) {
    if (4L * size >= 3L * states.slots()) {
      states.grow();
    }
    long hash = states.hash(key, at);
    int slot = states.add(key, at, hash);
    while (slot == VisitedSet.FULL) {
      states.grow();
      slot = states.add(key, at, hash);
    }
    size += slot >= 0 ? 1 : 0;
    return slot >= 0;
  }

  /** The states, to be read only. */
  public VisitedSet states() {
    return states;
  }

  /** How many there are. */
  public int size() {
    return size;
  }
}
