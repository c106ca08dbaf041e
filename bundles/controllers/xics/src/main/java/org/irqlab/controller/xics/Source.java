package org.irqlab.controller.xics;

import java.util.Optional;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * One source of the source layer (QEMU hw/intc/xics.c: ics_set_irq_lsi, ics_set_irq_msi,
 * ics_resend_lsi, ics_resend_msi, ics_reject, ics_eoi, ics_write_xive_lsi, ics_write_xive_msi). A
 * level source is offered when it is asserted, not masked and not sent; a message is offered once,
 * and remembered if it was masked or rejected.
 */
final class Source {
  /** The priority of a source that is masked, and the least favoured. */
  static final int MASKED = 0xff;

  private static final int PRIORITIES = 256;

  private final int number;
  private final boolean level;
  private final Field priority;
  private final Field server;
  private final Optional<Field> line;
  private final Field waiting;
  private final Optional<Field> whileMasked;
  private final String again;

  /**
   * A source.
   *
   * @param number its number in the ICS
   * @param trigger how its input asks
   * @param servers how many presenters there are
   */
  Source(Layout layout, Protection registers, int number, Trigger trigger, int servers) {
    this.number = number;
    this.level = trigger == Trigger.LEVEL;
    String name = "source[" + number + "]";
    this.priority = layout.field(name + ".priority", PRIORITIES, registers);
    this.server = layout.field(name + ".server", servers + 1, registers);
    this.line =
        trigger == Trigger.MESSAGE
            ? Optional.empty()
            : Optional.of(layout.carried(name + ".asserted", 2, registers));
    this.waiting =
        level
            ? layout.flag(name + ".sent", registers)
            : layout.carried(name + ".rejected", 2, registers);
    this.whileMasked =
        level
            ? Optional.empty()
            : Optional.of(layout.carried(name + ".masked-pending", 2, registers));
    this.again = "source " + number + ": still asserted, offered again";
  }

  int number() {
    return number;
  }

  /** The number of its server. */
  int server(State s) {
    return s.get(server);
  }

  /** Its priority. */
  int priority(State s) {
    return s.get(priority);
  }

  /** Sets whom it is for and how favoured it is; true if it is to be offered for that. */
  boolean assign(State s, int newServer, int newPriority) {
    s.set(server, Math.min(newServer, server.values() - 1));
    s.set(priority, newPriority);
    if (level) {
      return offers(s);
    }
    boolean pending = newPriority != MASKED && s.is(whileMasked.orElseThrow());
    if (pending) {
      s.set(whileMasked.orElseThrow(), false);
    }
    return pending;
  }

  /** The input is driven; true if it is to be offered. */
  boolean input(State s, boolean asserted) {
    boolean rise = asserted && !(line.isPresent() && s.is(line.get()));
    line.ifPresent(l -> s.set(l, asserted));
    if (level) {
      return offers(s);
    }
    boolean masked = s.get(priority) == MASKED;
    if (rise && masked) {
      s.set(whileMasked.orElseThrow(), true);
    }
    return rise && !masked;
  }

  /** Its offer was turned down, or displaced by a more favoured one. */
  void reject(State s) {
    s.set(waiting, !level);
  }

  /** It was completed. */
  void complete(State s) {
    if (level) {
      if (s.is(line.orElseThrow()) && s.is(waiting)) {
        s.note(again);
      }
      s.set(waiting, false);
    }
  }

  /** The presenters ask for what they had turned down; true if it is to be offered. */
  boolean resend(State s) {
    if (level) {
      return offers(s);
    }
    boolean rejected = s.is(waiting);
    s.set(waiting, false);
    return rejected && s.get(priority) != MASKED;
  }

  /** Whether a completion now would end the handling of an offer. */
  boolean handled(State s) {
    return level && s.is(waiting);
  }

  private boolean offers(State s) {
    boolean offers = s.get(priority) != MASKED && s.is(line.orElseThrow()) && !s.is(waiting);
    if (offers) {
      s.set(waiting, true);
    }
    return offers;
  }
}
