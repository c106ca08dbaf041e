package org.irqlab.controller.xive;

import java.util.Optional;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * The event state buffer of one source: two bits, P and Q, and for a level source its line
 * (arch/powerpc/include/asm/xive-regs.h, the comment on the ESB; QEMU hw/intc/xive.c:
 * xive_esb_trigger, xive_esb_eoi, xive_source_lsi_trigger). A trigger is an event if P and Q are
 * 00; the first after it is remembered in Q, if it is not that of a level source.
 */
final class EventStateBuffer {
  private final int source;
  private final Field pq;
  private final Optional<Field> line;
  private final boolean level;
  private final Construction.Shape shape;
  private final Notified notified;
  private final Notes notes;

  /**
   * A buffer.
   *
   * @param source the source's number
   * @param trigger how its input asks
   * @param shape what implementations do differently
   * @param notified who hears of its events
   */
  EventStateBuffer(
      Layout layout,
      Protection registers,
      int source,
      Trigger trigger,
      Construction.Shape shape,
      Notified notified) {
    this.source = source;
    this.level = trigger == Trigger.LEVEL;
    String name = "esb[" + source + "]";
    this.pq =
        level
            ? layout.field(name + ".pq", Pq.VALUES, registers)
            : layout.carried(name + ".pq", Pq.VALUES, registers);
    this.line =
        trigger == Trigger.MESSAGE
            ? Optional.empty()
            : Optional.of(layout.carried(name + (level ? ".asserted" : ".line"), 2, registers));
    this.shape = shape;
    this.notified = notified;
    this.notes = Notes.of(source);
  }

  /** After a reset a source is off. */
  void reset(State s) {
    s.set(pq, Pq.OFF);
  }

  /** The input is driven. */
  void input(State s, boolean asserted) {
    boolean rise = asserted && !(line.isPresent() && s.is(line.get()));
    line.ifPresent(l -> s.set(l, asserted));
    if (level && asserted) {
      s.note(s.get(pq) == Pq.RESET ? notes.event() : notes.waits());
      look(s);
    } else if (!level && rise) {
      trigger(s);
    }
  }

  /** A trigger: a store to the trigger page, or the edge of a source that is no level. */
  void trigger(State s) {
    switch (s.get(pq)) {
      case Pq.RESET -> {
        s.note(notes.event());
        s.set(pq, Pq.PENDING);
        notified.event(s, source);
      }
      case Pq.PENDING, Pq.QUEUED -> {
        s.note(notes.queued());
        s.set(pq, Pq.QUEUED);
      }
      default -> s.note(notes.dropped());
    }
  }

  /**
   * An EOI, by load or by store.
   *
   * @return whether there was another event
   */
  boolean complete(State s) {
    switch (s.get(pq)) {
      case Pq.QUEUED -> {
        s.set(pq, Pq.PENDING);
        boolean silent = high(s) && shape.queuedLevel() == QueuedLevel.SILENT;
        if (!silent) {
          s.note(notes.again());
          notified.event(s, source);
        }
        return !silent;
      }
      case Pq.OFF -> {
        s.note(notes.off());
        return false;
      }
      default -> {
        s.set(pq, Pq.RESET);
        s.note(high(s) ? notes.stillHigh() : notes.completed());
        return look(s);
      }
    }
  }

  /** P and Q, as a load without effect reads them. */
  int get(State s) {
    return s.get(pq);
  }

  /**
   * Sets P and Q.
   *
   * @return what they were
   */
  int set(State s, int value) {
    int before = s.get(pq);
    s.set(pq, value);
    if (value == Pq.RESET && high(s)) {
      boolean notifies = shape.setReset() == SetReset.NOTIFIES;
      s.note(notifies ? notes.setWhileHigh() : notes.setUnseen());
      if (notifies) {
        look(s);
      }
    }
    return before;
  }

  /** Whether an EOI now would end the handling of an event. */
  boolean handled(State s) {
    return s.get(pq) == Pq.PENDING || s.get(pq) == Pq.QUEUED;
  }

  /** A level source that is ready looks at its line. */
  private boolean look(State s) {
    boolean event = high(s) && s.get(pq) == Pq.RESET;
    if (event) {
      s.set(pq, Pq.PENDING);
      notified.event(s, source);
    }
    return event;
  }

  private boolean high(State s) {
    return level && line.isPresent() && s.is(line.get());
  }

  /** What there is to remark about one source. */
  private record Notes(
      String event,
      String waits,
      String queued,
      String dropped,
      String again,
      String off,
      String stillHigh,
      String completed,
      String setWhileHigh,
      String setUnseen) {
    static Notes of(int number) {
      String source = "source " + number + ": ";
      return new Notes(
          source + "event, P set",
          source + "line high, no event: P and Q are not 00",
          source + "trigger while P is set, Q set",
          source + "trigger dropped, the source is off",
          source + "EOI with Q set, an event again",
          source + "EOI of a source that is off",
          source + "line still high at EOI, an event again",
          source + "EOI, P cleared",
          source + "PQ=00 with the line high, an event",
          source + "PQ=00 with the line high, which nobody looks at");
    }
  }
}
