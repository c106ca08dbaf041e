package org.irqlab.controller.gicv2;

import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * The settings of a CPU interface: control register, priority mask and binary points (IHI 0048B,
 * 4.4.1 to 4.4.3 and 4.4.8).
 */
final class Controls {
  private static final int EOI_MODE = 9;
  private static final int[] TWO_GROUPS = {0, 1, 2, 3, 4, EOI_MODE};
  private static final int[] ONE_GROUP = {0, EOI_MODE};
  private static final int ACK_CTL = 2;
  private static final int FIQ_EN = 3;
  private static final int CBPR = 4;

  private final Field[] control = new Field[EOI_MODE + 1];
  private final Field mask;
  private final Field[] binaryPoints;
  private final int priorityShift;
  private final int least;

  /**
   * Settings.
   *
   * @param name of the interface
   * @param priorityBits implemented bits of a priority
   * @param groups 1 or 2
   */
  Controls(Layout layout, Protection registers, String name, int priorityBits, int groups) {
    for (int bit : groups == 1 ? ONE_GROUP : TWO_GROUPS) {
      control[bit] = layout.flag(name + ".CTLR[" + bit + "]", registers);
    }
    priorityShift = 8 - priorityBits;
    least = Math.max(0, 7 - priorityBits);
    mask = layout.field(name + ".PMR", 1 << priorityBits, registers);
    binaryPoints = new Field[groups];
    for (int group = 0; group < groups; group++) {
      String register = name + (group == 0 ? ".BPR" : ".ABPR");
      binaryPoints[group] = layout.field(register, 8 - least - group, registers);
    }
  }

  long control(State s) {
    long value = 0;
    for (int bit = 0; bit < control.length; bit++) {
      value |= (long) flag(s, bit) << bit;
    }
    return value;
  }

  void control(State s, long value) {
    for (int bit = 0; bit < control.length; bit++) {
      if (control[bit] != null) {
        s.set(control[bit], (value >>> bit & 1) != 0);
      }
    }
  }

  /** Whether the interrupts of a group are signalled. */
  boolean signals(State s, int group) {
    return flag(s, group) != 0;
  }

  /** Whether the plain acknowledge register takes interrupts of group 1 as well. */
  boolean acknowledgesBoth(State s) {
    return flag(s, ACK_CTL) != 0;
  }

  /** Whether group 0 is signalled as FIQ. */
  boolean fiq(State s) {
    return flag(s, FIQ_EN) != 0;
  }

  /** Whether an end of interrupt only drops the priority. */
  boolean split(State s) {
    return flag(s, EOI_MODE) != 0;
  }

  /** The priority mask: only what is more urgent passes. */
  int mask(State s) {
    return s.get(mask) << priorityShift;
  }

  void mask(State s, long value) {
    s.set(mask, (int) (value & 0xff) >>> priorityShift);
  }

  /** The binary point register of a group, the least value being what is implemented. */
  int binaryPoint(State s, int group) {
    return group < binaryPoints.length ? s.get(binaryPoints[group]) + least + group : 0;
  }

  void binaryPoint(State s, int group, long value) {
    if (group < binaryPoints.length) {
      s.set(binaryPoints[group], Math.max((int) (value & 7) - least - group, 0));
    }
  }

  /** The part of a priority that decides on preemption (IHI 0048B, 3.3.3). */
  int groupPriority(State s, int group, int priority) {
    boolean own = group == 1 && flag(s, CBPR) == 0;
    int point = own ? binaryPoint(s, 1) - 1 : binaryPoint(s, 0);
    return priority & -1 << point + 1;
  }

  private int flag(State s, int bit) {
    return control[bit] == null ? 0 : s.get(control[bit]);
  }
}
