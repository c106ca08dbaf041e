package org.irqlab.engine.link;

import java.util.Optional;
import org.irqlab.api.state.State;
import org.irqlab.engine.state.Slot;

/**
 * A relaxed field as one CPU sees it.
 *
 * @param cpu whose view it is
 * @param memory what is in memory
 * @param seen what a load gives; while a store is not performed, what was stored
 * @param unperformed whether a store is not performed; empty if this CPU never stores
 * @param loads whether this CPU ever loads
 */
record View(String cpu, Slot memory, Slot seen, Optional<Slot> unperformed, boolean loads) {
  boolean isUnperformed(State s) {
    return unperformed.isPresent() && s.is(unperformed.get());
  }

  /** Whether a load gives what another CPU has overwritten meanwhile. */
  boolean isStale(State s) {
    return loads && !isUnperformed(s) && s.get(seen) != s.get(memory);
  }

  /** What a load gives that is performed now. */
  int latest(State s) {
    return s.get(isUnperformed(s) ? seen : memory);
  }

  void store(State s, int value) {
    s.set(seen, value);
    unperformed.ifPresent(flag -> s.set(flag, true));
  }

  /** The store is performed, if there is one. */
  void perform(State s) {
    if (isUnperformed(s)) {
      s.set(memory, s.get(seen));
      s.set(unperformed.orElseThrow(), false);
      if (!loads) {
        s.set(seen, 0);
      }
    }
  }

  /** The next load gives no less than what is in memory now. */
  void refresh(State s) {
    if (loads && !isUnperformed(s)) {
      s.set(seen, s.get(memory));
    }
  }
}
