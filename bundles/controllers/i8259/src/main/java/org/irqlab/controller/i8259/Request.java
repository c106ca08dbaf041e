package org.irqlab.controller.i8259;

import org.irqlab.api.part.Trigger;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * One interrupt request input with its bits in IRR, ISR, IMR and ELCR. A level asks as long as it
 * is high. An edge asks from its rise until it is acknowledged, and must stay high until then
 * ("Edge and Level Triggered Modes").
 */
final class Request {
  private final boolean latched;
  private final String rises;
  private final String served;
  private final String ended;
  private final String endedHigh;
  private final Field line;
  private final Field requested;
  private final Field inService;
  private final Field masked;
  private final Field level;

  /**
   * An input.
   *
   * @param number its number at its 8259A
   * @param trigger how a path drives it
   * @param latched whether an edge is kept although the line falls
   * @param who what hangs on it, for stories
   */
  Request(
      Layout layout,
      Protection registers,
      int number,
      Trigger trigger,
      boolean latched,
      String who) {
    this.latched = latched;
    this.rises = who + ": requested";
    this.served = who + ": in service";
    this.ended = who + ": service ended";
    this.endedHigh = who + ": service ended, line still high";
    String name = "ir[" + number + "].";
    this.line = layout.carried(name + "line", 2, registers);
    this.requested =
        trigger == Trigger.LEVEL
            ? layout.flag(name + "irr", registers)
            : layout.carried(name + "irr", 2, registers);
    this.inService = layout.flag(name + "isr", registers);
    this.masked = layout.flag(name + "imr", registers);
    this.level = layout.flag(name + "elcr", registers);
  }

  /** The input is driven. */
  void drive(State s, boolean asserted) {
    boolean risen = asserted && !s.is(line);
    s.set(line, asserted);
    if (risen) {
      s.note(rises);
    }
    if (s.is(level) || risen) {
      s.set(requested, asserted);
    } else if (!asserted && !latched) {
      s.set(requested, false);
    }
  }

  /** The IRR bit. */
  boolean requested(State s) {
    return s.is(requested);
  }

  /** Whether it asks for an interrupt. */
  boolean asks(State s) {
    return s.is(requested) && !s.is(masked);
  }

  /** The CPU takes it. */
  void acknowledge(State s, boolean service) {
    if (!s.is(level)) {
      s.set(requested, false);
    }
    s.note(served);
    s.set(inService, service);
  }

  /** The ISR bit. */
  boolean inService(State s) {
    return s.is(inService);
  }

  /** Its service has ended. */
  void end(State s) {
    if (s.is(inService)) {
      s.note(s.is(level) && s.is(line) ? endedHigh : ended);
    }
    s.set(inService, false);
  }

  /** The IMR bit. */
  boolean masked(State s) {
    return s.is(masked);
  }

  void mask(State s, boolean mask) {
    s.set(masked, mask);
  }

  /** The ELCR bit. */
  boolean level(State s) {
    return s.is(level);
  }

  void level(State s, boolean on) {
    s.set(level, on);
  }

  /** Its line, as last driven. */
  boolean line(State s) {
    return s.is(line);
  }

  /** ICW1: masked no more, served no more, and an edge has to rise again. */
  void initialize(State s) {
    s.set(inService, false);
    s.set(masked, false);
    if (!s.is(level)) {
      s.set(requested, false);
    }
  }
}
