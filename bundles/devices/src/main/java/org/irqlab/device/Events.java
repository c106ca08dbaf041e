package org.irqlab.device;

import org.irqlab.api.part.Link;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * Events of a device that does not wait for anybody. What they left to do is one heap of work,
 * taken up as a whole: events that happen before their driver comes merge.
 *
 * @param work whether an event waits for its driver
 * @param merged how many events came on top of one that waited: their own interrupts may still
 *     arrive after the driver has taken up all, and such runs are not duplicates
 * @param owed the same as work, for the verdict
 * @param budget how often they may happen
 */
record Events(Field work, Field merged, Field owed, Budget budget) {
  /**
   * Places where an edge can wait: the physical distributor, a CPU that has taken it, the virtual
   * distributor, and a list register that is active and pending.
   */
  private static final int MERGED = 5;

  /** The events of one device. */
  static Events of(Link link) {
    int merged = Math.min(MERGED, link.scope().assertions().orElse(MERGED));
    return new Events(
        link.layout().carried("work", 2, Protection.register(link.instance())),
        link.layout().field("merged", merged + 1, Protection.GHOST),
        link.owed(link.instance()),
        Budget.of(link));
  }

  boolean mayHappen(State s) {
    return budget.isLeft(s);
  }

  void happen(State s) {
    budget.spend(s);
    if (s.is(owed)) {
      s.set(merged, Math.min(merged.values() - 1, s.get(merged) + 1));
    }
    s.set(work, true);
    s.set(owed, true);
  }

  boolean wait(State s) {
    return s.is(work);
  }

  /** The driver takes them up, or comes once more for those that merged. */
  void served(State s) {
    if (!s.is(owed)) {
      s.set(merged, Math.max(0, s.get(merged) - 1));
    }
    s.set(work, false);
    s.set(owed, false);
  }

  boolean owe(State s) {
    return s.is(owed) || s.get(merged) > 0;
  }
}
