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
    return enabled(s) && !active(s) && signal.pending(s) && (targets(s, cpu) >>> cpu & 1) != 0;
  }

  boolean enabled(State s) {
    return bits.enabled().map(s::is).orElse(true);
  }

  /** Writes the enable bit; software-generated interrupts are always enabled. */
  void enable(State s, boolean on) {
    bits.enabled().ifPresent(bit -> s.set(bit, on));
  }

  boolean active(State s) {
    return s.is(bits.active());
  }

  void activate(State s, boolean on) {
    s.set(bits.active(), on);
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
  }

  /**
   * The CPU takes it.
   *
   * @return the value of the acknowledge register
   */
  int acknowledge(State s) {
    s.note(taken);
    s.set(bits.active(), true);
    return id | signal.acknowledge(s) << 10;
  }

  /** The CPU, or a list register, ends it. */
  void deactivate(State s) {
    if (active(s)) {
      s.note(signal.pending(s) ? again : over);
      s.set(bits.active(), false);
    }
  }

  /**
   * The bits of an interrupt.
   *
   * @param enabled forwarded at all; empty if that is fixed
   * @param active taken and not yet deactivated
   * @param priority its implemented bits
   * @param group empty if there is one group only
   * @param targets the CPUs it is for, a bit each; empty if it is for the bank's CPU
   */
  record Bits(
      Optional<Field> enabled,
      Field active,
      Field priority,
      Optional<Field> group,
      Optional<Field> targets) {}
}
