package org.irqlab.controller.ioapic;

import java.util.function.IntFunction;
import org.irqlab.api.part.RegisterBits;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * The entry of one input pin in the I/O redirection table (82093AA 3.2.4), with the pin. A level is
 * sent once and then remembered by Remote IRR until its completion comes back; an edge is sent, or
 * ignored if it is masked.
 */
final class RedirectionEntry {
  private static final int LOGICAL = 1 << 11;
  private static final int LOW_ACTIVE = 13;
  private static final int REMOTE_IRR = 1 << 14;
  private static final int LEVEL = 1 << 15;
  private static final int MASK = 1 << 16;
  private static final long BASE = 0xfee0_0000L;

  private final int pin;
  private final boolean levelAsEdge;
  private final Outlet outlet;
  private final Field line;
  private final Field unmasked;
  private final Field level;
  private final Field remoteIrr;
  private final Field logical;
  private final RegisterBits vector;
  private final RegisterBits mode;
  private final RegisterBits polarity;
  private final RegisterBits destination;
  private final RegisterBits reservedLow;
  private final RegisterBits reservedHigh;
  private final String sends;
  private final String waits;
  private final String ignored;
  private final String cleared;

  RedirectionEntry(Layout layout, int pin, Shape shape, Protection registers, Outlet outlet) {
    this.pin = pin;
    this.levelAsEdge = shape.levelAsEdge();
    this.outlet = outlet;
    String name = "pin[" + pin + "].";
    this.line = layout.carried(name + "line", 2, registers);
    this.unmasked = layout.flag(name + "unmasked", registers);
    this.level = layout.flag(name + "level", registers);
    this.remoteIrr = layout.flag(name + "remote-irr", registers);
    this.logical = layout.flag(name + "logical", registers);
    boolean whole = shape.whole();
    IntFunction<Field> vectors = n -> layout.field(name + "vector", n, registers);
    this.vector =
        whole ? RegisterBits.whole(vectors, 8, 0) : RegisterBits.few(vectors, shape.vectors(pin));
    IntFunction<Field> modes = n -> layout.field(name + "delivery-mode", n, registers);
    this.mode = whole ? RegisterBits.whole(modes, 3, 0) : RegisterBits.few(modes, 0);
    IntFunction<Field> polarities = n -> layout.field(name + "polarity", n, registers);
    this.polarity = whole ? RegisterBits.whole(polarities, 1, 0) : RegisterBits.few(polarities, 0);
    IntFunction<Field> targets = n -> layout.field(name + "destination", n, registers);
    this.destination =
        whole ? RegisterBits.whole(targets, 8, 0) : RegisterBits.few(targets, shape.destinations());
    IntFunction<Field> lows = n -> layout.field(name + "reserved-low", n, registers);
    this.reservedLow = whole ? RegisterBits.whole(lows, 15, 0) : RegisterBits.few(lows, 0);
    IntFunction<Field> highs = n -> layout.field(name + "reserved-high", n, registers);
    this.reservedHigh = whole ? RegisterBits.whole(highs, 24, 0) : RegisterBits.few(highs, 0);
    this.sends = "pin " + pin + ": sends its vector";
    this.waits = "pin " + pin + ": asserted, waits for the end of the vector it has sent";
    this.ignored = "pin " + pin + ": an edge while masked is ignored";
    this.cleared = "pin " + pin + ": Remote IRR cleared";
  }

  int pin() {
    return pin;
  }

  /** The pin is driven. */
  void input(State s, boolean asserted) {
    boolean rises = asserted && !s.is(line);
    s.set(line, asserted);
    if (s.is(level)) {
      sample(s);
    } else if (rises && s.is(unmasked)) {
      send(s, false);
    } else if (rises) {
      s.note(ignored);
    }
  }

  /** The low half. Delivery Status reads 0: a message is accepted at once. */
  int low(State s) {
    return vector.get(s)
        | mode.get(s) << 8
        | (s.is(logical) ? LOGICAL : 0)
        | polarity.get(s) << LOW_ACTIVE
        | (s.is(remoteIrr) ? REMOTE_IRR : 0)
        | (s.is(level) ? LEVEL : 0)
        | (s.is(unmasked) ? 0 : MASK)
        | reservedLow.get(s) << 17;
  }

  /** The low half is written; an edge entry has no Remote IRR. */
  void writeLow(State s, int value) {
    vector.set(s, value & 0xff);
    mode.set(s, value >> 8 & 7);
    reservedLow.set(s, value >>> 17);
    s.set(logical, (value & LOGICAL) != 0);
    polarity.set(s, value >> LOW_ACTIVE & 1);
    s.set(level, (value & LEVEL) != 0);
    s.set(unmasked, (value & MASK) == 0);
    if ((value & LEVEL) == 0) {
      s.set(remoteIrr, false);
    } else {
      sample(s);
    }
  }

  /** Whether its level would be sent once the low half is written. */
  boolean letsThrough(State s, int value) {
    boolean open = (value & LEVEL) != 0 && (value & MASK) == 0;
    return open && s.is(line) && !s.is(remoteIrr);
  }

  int high(State s) {
    return destination.get(s) << 24 | reservedHigh.get(s);
  }

  void writeHigh(State s, int value) {
    destination.set(s, value >>> 24);
    reservedHigh.set(s, value & 0xff_ffff);
  }

  /** Whether its vector is this one. */
  boolean has(State s, int one) {
    return vector.get(s) == one;
  }

  /** The end of a vector was told: by EOI message, or by the EOI register. */
  void ended(State s, int one) {
    if (has(s, one) && s.is(level) && s.is(remoteIrr)) {
      s.note(cleared);
      s.set(remoteIrr, false);
      sample(s);
    }
  }

  private void sample(State s) {
    if (!s.is(line) || !s.is(unmasked)) {
      return;
    }
    if (s.is(remoteIrr)) {
      s.note(waits);
      return;
    }
    s.set(remoteIrr, true);
    send(s, !levelAsEdge);
  }

  private void send(State s, boolean asLevel) {
    s.note(sends);
    outlet.send(
        s,
        BASE | (long) destination.get(s) << 12 | (s.is(logical) ? 1 << 2 : 0),
        vector.get(s) | mode.get(s) << 8 | (asLevel ? LEVEL : 0));
  }

  /** Where messages go. */
  @FunctionalInterface
  interface Outlet {
    /** Sends a message, in the format of message-signalled interrupts. */
    void send(State s, long address, long data);
  }
}
