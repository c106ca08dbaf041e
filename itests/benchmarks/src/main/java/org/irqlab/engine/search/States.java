package org.irqlab.engine.search;

import org.irqlab.engine.machine.Machine;

/** Every state of a machine, one behind the other. */
public final class States {
  private States() {}

  /**
   * Visits them.
   *
   * @param machine the machine
   * @param generator gives successors
   * @param initial where to begin
   */
  public static long[] of(Machine machine, Generator generator, long[] initial) {
    Space space =
        new Search(
                machine.layout().words(),
                () -> generator,
                () -> Inspector.NONE,
                1,
                Limits.none(),
                progress -> {})
            .from(initial);
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
