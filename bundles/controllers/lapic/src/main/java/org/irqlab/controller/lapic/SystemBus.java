package org.irqlab.controller.lapic;

import java.util.List;
import org.irqlab.api.state.State;

/**
 * What carries messages to local APICs. A message is accepted at once; one that names nobody is
 * gone.
 *
 * @param apics all local APICs, by ID
 */
record SystemBus(List<LocalApic> apics) {
  private static final int SELF = 1;
  private static final int OTHERS = 3;

  /** A message from outside. */
  void deliver(State s, Message message) {
    if (!message.carriesVector()) {
      return;
    }
    for (LocalApic apic : apics) {
      if (apic.named(s, message.destination(), message.logical())) {
        apic.accept(s, message.vector(), message.level());
        if (message.mode() == Message.LOWEST_PRIORITY) {
          return;
        }
      }
    }
  }

  /**
   * An interrupt command was written (SDM volume 3, "Issuing Interprocessor Interrupts").
   *
   * @param from the APIC it was written to
   */
  void command(State s, LocalApic from) {
    int command = from.command().get(s);
    Message message =
        new Message(
            command & 0xff,
            command >> 8 & 7,
            false,
            from.commandDestination().get(s),
            (command >> 11 & 1) != 0);
    int shorthand = command >> 18 & 3;
    if (shorthand == 0) {
      deliver(s, message);
      return;
    }
    for (LocalApic apic : apics) {
      boolean self = apic == from;
      if (message.carriesVector() && (self ? shorthand != OTHERS : shorthand != SELF)) {
        apic.accept(s, message.vector(), false);
      }
    }
  }
}
