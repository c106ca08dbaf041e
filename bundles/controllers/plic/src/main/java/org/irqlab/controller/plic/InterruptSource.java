package org.irqlab.controller.plic;

import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;

/**
 * One source as the PLIC core sees it (PLIC specification, Interrupt Identifiers, Interrupt
 * Priorities, Interrupt Pending Bits).
 *
 * @param id its number, 1 to 1023
 * @param priority 0 never interrupts, larger is more urgent
 * @param pending the IP bit
 * @param gateway what sets it
 */
record InterruptSource(int id, Field priority, Field pending, Gateway gateway) {
  /** Largest number of a source. */
  static final int LAST = 1023;

  /** Whether targets can see a request. */
  boolean requests(State s) {
    return s.is(pending) && !gateway.hidden(s);
  }

  /** Clears the request for the target that claims it. */
  void claim(State s) {
    s.set(pending, false);
    gateway.claimed(s);
  }
}
