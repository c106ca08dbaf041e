package org.irqlab.engine.search;

import org.irqlab.engine.machine.Machine;

/** Every state of a machine. */
public final class States {
  private States() {}

  /**
   * Visits them, alone and without bounds.
   *
   * @param machine the machine
   * @param generator gives successors
   */
  public static Space space(Machine machine, Generator generator) {
    return new Search(
            machine.layout().words(),
            () -> generator,
            () -> Inspector.NONE,
            1,
            Limits.none(),
            progress -> {})
        .from(machine.initial());
  }

  /**
   * Lists them.
   *
   * @param space those that were visited
   * @return one behind the other
   */
  public static long[] of(Space space) {
    VisitedSet visited = space.visited();
    long[] states = new long[(int) space.states() * visited.words()];
    int at = 0;
    for (long slot = 0; slot < visited.slots(); slot++) {
      if (visited.occupied(slot)) {
        visited.copy(slot, states, at);
        at += visited.words();
      }
    }
    return states;
  }
}
