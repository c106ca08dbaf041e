package org.irqlab.controller.presentonce;

import java.util.Optional;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/** One level source: idle, presented, taken by a CPU, or stuck. */
final class Source {
  private static final int IDLE = 0;
  private static final int PRESENTED = 1;
  private static final int TAKEN = 2;
  private static final int STUCK = 3;
  private static final int PHASES = 4;

  private final int number;
  private final Rearm rule;
  private final boolean unmaskLooks;
  private final Field line;
  private final Field phase;
  private final Field masked;
  private final Optional<Field> fell;
  private final Field target;
  private final String presented;
  private final String stuck;
  private final String loose;
  private final String fallen;
  private final String late;

  /**
   * A source.
   *
   * @param number its number, 1 or more
   * @param rule when it may be presented again
   * @param unmaskLooks whether unmasking frees it if it is stuck, and looks at its line
   * @param cpus how many CPUs it can be for
   */
  Source(
      Layout layout, Protection registers, int number, Rearm rule, boolean unmaskLooks, int cpus) {
    this.number = number;
    this.rule = rule;
    this.unmaskLooks = unmaskLooks;
    String name = "source[" + number + "]";
    this.line = layout.carried(name + ".line", 2, registers);
    this.phase = layout.field(name + ".phase", PHASES, registers);
    this.masked = layout.flag(name + ".masked", registers);
    this.fell =
        rule == Rearm.LATCH || rule == Rearm.FALL
            ? Optional.of(layout.flag(name + ".fell", registers))
            : Optional.empty();
    this.target = layout.field(name + ".target", cpus, registers);
    String source = "source " + number + ": ";
    this.presented = source + "presented";
    this.stuck = source + "completed with the line high, not presented again";
    this.loose = source + "unmasked, may be presented again";
    this.fallen = source + "line fell, the next completion counts";
    this.late = source + "line fell after the completion, may be presented again";
  }

  int number() {
    return number;
  }

  /** After a reset a source is masked. */
  void reset(State s) {
    s.set(masked, true);
  }

  /** The line is driven. */
  void input(State s, boolean asserted) {
    boolean falls = s.is(line) && !asserted;
    s.set(line, asserted);
    if (falls && (s.get(phase) == PRESENTED || s.get(phase) == TAKEN)) {
      fell.ifPresent(
          field -> {
            s.note(fallen);
            s.set(field, true);
          });
    } else if (falls && rule == Rearm.FALL && s.get(phase) == STUCK) {
      s.note(late);
      s.set(phase, IDLE);
    }
    present(s);
  }

  /** Whether a CPU is interrupted for it. */
  boolean interrupts(State s, int cpu) {
    return s.get(phase) == PRESENTED && s.get(target) == cpu;
  }

  /** A CPU takes it. */
  void take(State s) {
    s.set(phase, TAKEN);
  }

  /** Whether a CPU has it. */
  boolean taken(State s) {
    return s.get(phase) == TAKEN;
  }

  /** It is completed; without having been taken, nothing happens. */
  void complete(State s) {
    if (!taken(s)) {
      return;
    }
    boolean rearmed =
        switch (rule) {
          case LEVEL -> true;
          case STRICT -> !s.is(line);
          case LATCH, FALL -> !s.is(line) || s.is(fell.orElseThrow());
        };
    fell.ifPresent(field -> s.set(field, false));
    if (rearmed) {
      s.set(phase, IDLE);
      present(s);
    } else {
      s.note(stuck);
      s.set(phase, STUCK);
    }
  }

  /** Whether it is masked. */
  boolean masked(State s) {
    return s.is(masked);
  }

  /** Masks it, which takes nothing back; or unmasks it, which may free it if it was stuck. */
  void masked(State s, boolean mask) {
    boolean unmasks = s.is(masked) && !mask;
    s.set(masked, mask);
    if (unmasks && unmaskLooks) {
      if (s.get(phase) == STUCK) {
        s.note(loose);
        s.set(phase, IDLE);
      }
      present(s);
    }
  }

  /** The CPU it is for. */
  int target(State s) {
    return s.get(target);
  }

  /** Sets the CPU it is for; one that does not exist is ignored. */
  void target(State s, long cpu) {
    if (cpu >= 0 && cpu < target.values()) {
      s.set(target, (int) cpu);
    }
  }

  private void present(State s) {
    if (s.is(line) && s.get(phase) == IDLE && !s.is(masked)) {
      s.note(presented);
      s.set(phase, PRESENTED);
    }
  }
}
