package org.irqlab.controller.gicv2;

import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * The active priorities of a CPU interface, a bit for each preemption level and group (IHI 0048B,
 * 4.4.13 "Active Priorities Registers"). The most urgent bit that is set is the running priority.
 */
final class Running {
  /** Less urgent than every priority: nothing is running. */
  static final int IDLE = 0x100;

  private static final int WORD = 32;

  private final Field[][] levels;
  private final int shift;

  /**
   * Active priorities.
   *
   * @param name of the registers
   * @param priorityBits implemented bits of a priority
   * @param groups banks of them, 1 or 2
   */
  Running(Layout layout, Protection registers, String name, int priorityBits, int groups) {
    int bits = Math.min(priorityBits, 7);
    this.shift = 8 - bits;
    this.levels = new Field[groups][1 << bits];
    for (int group = 0; group < groups; group++) {
      for (int level = 0; level < levels[group].length; level++) {
        levels[group][level] = layout.flag(name + group + "[" + (level << shift) + "]", registers);
      }
    }
  }

  /** The running priority, or {@link #IDLE}. */
  int priority(State s) {
    for (int level = 0; level < levels[0].length; level++) {
      for (Field[] group : levels) {
        if (s.is(group[level])) {
          return level << shift;
        }
      }
    }
    return IDLE;
  }

  /** A group priority begins to run. */
  void raise(State s, int group, int groupPriority) {
    s.set(bank(group)[groupPriority >>> shift], true);
  }

  /**
   * The most urgent of a group's active priorities ends.
   *
   * @return false if there was none
   */
  boolean drop(State s, int group) {
    for (Field level : bank(group)) {
      if (s.is(level)) {
        s.set(level, false);
        return true;
      }
    }
    return false;
  }

  /** Reads one register of a group. */
  long word(State s, int group, int number) {
    long value = 0;
    for (int bit = 0; bit < WORD; bit++) {
      int level = WORD * number + bit;
      if (group < levels.length && level < levels[group].length) {
        value |= (long) s.get(levels[group][level]) << bit;
      }
    }
    return value;
  }

  /** Writes one register of a group. */
  void word(State s, int group, int number, long value) {
    for (int bit = 0; bit < WORD; bit++) {
      int level = WORD * number + bit;
      if (group < levels.length && level < levels[group].length) {
        s.set(levels[group][level], (value >>> bit & 1) != 0);
      }
    }
  }

  private Field[] bank(int group) {
    return levels[Math.min(group, levels.length - 1)];
  }
}
