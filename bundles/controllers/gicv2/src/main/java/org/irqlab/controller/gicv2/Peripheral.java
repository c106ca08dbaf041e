package org.irqlab.controller.gicv2;

import org.irqlab.api.routine.Guard;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;

/**
 * The signal of a peripheral interrupt, private or shared: a line, the latch behind it, and whether
 * the latch is set by edges. A level-sensitive interrupt is pending while its line is asserted or
 * its latch is set by software; an edge-triggered one while its latch is set (IHI 0048B, 3.2.4 and
 * 4.3.7 "Interrupt Set-Pending Registers").
 */
final class Peripheral implements Signal {
  private final Wire wire;
  private final Field latch;
  private final Field edge;
  private final String latched;
  private final String merged;

  /**
   * A signal.
   *
   * @param wire its line
   * @param latch the pending latch
   * @param edge its configuration
   * @param id its number, for remarks
   */
  Peripheral(Wire wire, Field latch, Field edge, int id) {
    this.wire = wire;
    this.latch = latch;
    this.edge = edge;
    this.latched = "interrupt " + id + ": edge, latched as pending";
    this.merged = "interrupt " + id + ": edge, merges with the one that is pending";
  }

  @Override
  public boolean pending(State s) {
    return s.is(latch) || !s.is(edge) && wire.asserted(s);
  }

  @Override
  public void input(State s, boolean asserted) {
    if (s.is(edge) && asserted && !wire.asserted(s)) {
      s.note(s.is(latch) ? merged : latched);
      s.set(latch, true);
    }
    wire.drive(s, asserted);
  }

  @Override
  public int acknowledge(State s, int cpu) {
    s.set(latch, false);
    return 0;
  }

  @Override
  public void set(State s) {
    s.set(latch, true);
  }

  @Override
  public void clear(State s) {
    s.set(latch, false);
  }

  @Override
  public boolean edge(State s) {
    return s.is(edge);
  }

  @Override
  public void configure(State s, boolean edgeTriggered) {
    s.set(edge, edgeTriggered);
  }

  /** A line into the distributor. */
  interface Wire {
    /** Its level. */
    boolean asserted(State s);

    /** Drives it. */
    void drive(State s, boolean asserted);

    /** A line that another block of the controller drives; it has no level of its own. */
    static Wire inside(Guard level) {
      return new Wire() {
        @Override
        public boolean asserted(State s) {
          return level.holds(s);
        }

        @Override
        public void drive(State s, boolean asserted) {
          // Nothing outside is connected to it.
        }
      };
    }

    /** A line from outside, which keeps the level it is driven to. */
    static Wire outside(Field level) {
      return new Wire() {
        @Override
        public boolean asserted(State s) {
          return s.is(level);
        }

        @Override
        public void drive(State s, boolean asserted) {
          s.set(level, asserted);
        }
      };
    }
  }
}
