package org.irqlab.controller.gicv2;

import java.util.Optional;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;

/**
 * One interrupt as the distributor holds it, or one CPU's bank of a private one (IHI 0048B, 3.2 and
 * 4.3): inactive, pending, active, or active and pending.
 */
final class Interrupt {
  /** Number of software-generated interrupts. */
  static final int SGIS = 16;

  /** Number of interrupts that are private to a CPU. */
  static final int PRIVATE = 32;

  /** One more than the highest number. */
  static final int LIMIT = 1020;

  private final int id;
  private final Signal signal;
  private final Bits bits;
  private final int priorityShift;
  private final String taken;
  private final String again;
  private final String over;

  Interrupt(int id, Signal signal, Bits bits, int priorityShift) {
    this.id = id;
    this.signal = signal;
    this.bits = bits;
    this.priorityShift = priorityShift;
    this.taken = "interrupt " + id + ": acknowledged, active";
    this.again = "interrupt " + id + ": deactivated, pending again";
    this.over = "interrupt " + id + ": deactivated";
  }

  int id() {
    return id;
  }

  Signal signal() {
    return signal;
  }

  /** Whether the distributor would forward it to a CPU, its group aside. */
  boolean presents(State s, int cpu) {
    return enabled(s)
        && !bits.activity().keepsFrom(s, cpu)
        && signal.pendingAt(s, cpu)
        && (targets(s, cpu) >>> cpu & 1) != 0
        && !bits.unseen().map(s::is).orElse(false);
  }

  boolean enabled(State s) {
    return bits.enabled().map(s::is).orElse(true);
  }

  /** Writes the enable bit; software-generated interrupts are always enabled. */
  void enable(State s, boolean on) {
    bits.enabled().ifPresent(bit -> s.set(bit, on));
  }

  boolean active(State s) {
    return bits.activity().any(s);
  }

  void activate(State s, boolean on) {
    bits.activity().all(s, on);
  }

  /** 0 or 1. */
  int group(State s) {
    return bits.group().map(s::get).orElse(0);
  }

  void group(State s, int group) {
    bits.group().ifPresent(bit -> s.set(bit, group));
  }

  /** Eight bits; those that are not implemented are 0. */
  int priority(State s) {
    return s.get(bits.priority()) << priorityShift;
  }

  void priority(State s, int value) {
    s.set(bits.priority(), (value & 0xff) >>> priorityShift);
  }

  /** The CPUs it is forwarded to, a bit each, as one of them sees it. */
  int targets(State s, int cpu) {
    return bits.targets().map(s::get).orElse(1 << cpu);
  }

  void target(State s, int cpus) {
    bits.targets().ifPresent(all -> s.set(all, cpus & all.values() - 1));
    signal.retargeted(s);
  }

  /**
   * A CPU takes it.
   *
   * @return the value of the acknowledge register
   */
  int acknowledge(State s, int cpu) {
    s.note(taken);
    bits.activity().begin(s, cpu);
    return id | signal.acknowledge(s, cpu) << 10;
  }

  /** A list register ends it. */
  void deactivateFromVirtual(State s) {
    deactivate(s);
    bits.unseen().ifPresent(field -> s.set(field, true));
  }

  /** The distributor looks at everything again. */
  void look(State s) {
    bits.unseen().ifPresent(field -> s.set(field, false));
  }

  /** A CPU ends it. */
  void deactivate(State s) {
    if (active(s)) {
      s.note(signal.pending(s) ? again : over);
      bits.activity().all(s, false);
    }
  }

  /**
   * The bits of an interrupt.
   *
   * @param enabled forwarded at all; empty if that is fixed
   * @param activity taken and not yet deactivated
   * @param priority its implemented bits
   * @param group empty if there is one group only
   * @param targets the CPUs it is for, a bit each; empty if it is for the bank's CPU
   * @param unseen quirk {@value Distributor#LATE}: deactivated by a guest and not looked at since
   */
  record Bits(
      Optional<Field> enabled,
      Activity activity,
      Field priority,
      Optional<Field> group,
      Optional<Field> targets,
      Optional<Field> unseen) {}
}
