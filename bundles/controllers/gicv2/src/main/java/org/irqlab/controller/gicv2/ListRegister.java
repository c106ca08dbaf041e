package org.irqlab.controller.gicv2;

import java.util.Arrays;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * A list register, GICH_LR (IHI 0048B, 5.3.10): a virtual interrupt, and the physical one that its
 * deactivation ends too, or whether it raises a maintenance interrupt. Numbers of interrupts that
 * no path can touch read as 0.
 */
final class ListRegister {
  static final int INVALID = 0;
  static final int PENDING = 1;
  static final int ACTIVE = 2;

  private static final int STATES = 4;
  private static final String[] STATE_NAMES = {
    "invalid", "pending", "active", "pending and active"
  };
  private static final int EOI = 1 << 19;
  private static final int PRIORITY_SHIFT = 23;

  private final int[] ids;
  private final Field virtual;
  private final Field physical;
  private final Field requester;
  private final Field eoi;
  private final Field hardware;
  private final Field group;
  private final Field priority;
  private final Field state;
  private final int hidden;
  private final String[] told;

  ListRegister(Layout layout, Protection registers, String name, Extent extent) {
    this.ids = extent.ids().clone();
    this.hidden = 5 - extent.priorityBits();
    this.told = told(name, ids);
    virtual = layout.field(name + ".VirtualID", ids.length, registers);
    physical = layout.field(name + ".PhysicalID", ids.length, registers);
    requester = layout.field(name + ".CPUID", extent.cpus(), registers);
    eoi = layout.flag(name + ".EOI", registers);
    hardware = layout.flag(name + ".HW", registers);
    group = layout.field(name + ".Grp", extent.groups(), registers);
    priority = layout.field(name + ".Priority", 1 << extent.priorityBits(), registers);
    state = layout.field(name + ".State", 4, registers);
  }

  long read(State s) {
    long value = id(s) | priority(s) >>> 3 << PRIORITY_SHIFT | (long) state(s) << 28;
    value |= (long) s.get(group) << 30 | (long) s.get(hardware) << 31;
    return s.is(hardware)
        ? value | (long) ids[s.get(physical)] << 10
        : value | (s.is(eoi) ? EOI : 0) | (long) s.get(requester) << 10;
  }

  void write(State s, long value) {
    boolean linked = (value >>> 31 & 1) != 0;
    s.set(virtual, index((int) value & 0x3ff));
    s.set(hardware, linked);
    s.set(physical, linked ? index((int) (value >>> 10) & 0x3ff) : 0);
    s.set(requester, linked ? 0 : Math.min((int) (value >>> 10) & 7, requester.values() - 1));
    s.set(eoi, !linked && (value & EOI) != 0);
    s.set(priority, ((int) (value >>> PRIORITY_SHIFT) & 0x1f) >>> hidden);
    state(s, (int) (value >>> 28) & 3);
    s.set(group, Math.min((int) (value >>> 30) & 1, group.values() - 1));
  }

  int state(State s) {
    return s.get(state);
  }

  void state(State s, int value) {
    s.set(state, value);
    s.note(told[(s.get(virtual) * STATES + value) * 2 + s.get(hardware)]);
  }

  private static String[] told(String name, int[] ids) {
    String[] told = new String[ids.length * STATES * 2];
    for (int i = 0; i < told.length; i++) {
      int state = i / 2 % STATES;
      String what = "virtual " + ids[i / 2 / STATES] + " " + STATE_NAMES[state];
      String linked = i % 2 == 1 ? ", linked to hardware" : "";
      told[i] =
          name.substring(name.indexOf('.') + 1)
              + ": "
              + (state == INVALID ? "empty" : what + linked);
    }
    return told;
  }

  int id(State s) {
    return ids[s.get(virtual)];
  }

  int priority(State s) {
    return s.get(priority) << 3 + hidden;
  }

  int group(State s) {
    return s.get(group);
  }

  /** What the acknowledge register says. */
  int name(State s) {
    return id(s) | s.get(requester) << 10;
  }

  /** Whether deactivation ends a physical interrupt too. */
  boolean linked(State s) {
    return s.is(hardware);
  }

  /** That interrupt. */
  int physical(State s) {
    return ids[s.get(physical)];
  }

  /** Whether its completion waits to be seen (IHI 0048B, 5.3.7 "GICH_EISR"). */
  boolean completed(State s) {
    return state(s) == INVALID && !s.is(hardware) && s.is(eoi);
  }

  private int index(int id) {
    return Math.max(Arrays.binarySearch(ids, id), 0);
  }

  /**
   * What a list register can hold.
   *
   * @param ids the numbers that there can be, in order, the first being 0
   * @param cpus CPUs that can request a software-generated interrupt
   * @param priorityBits implemented bits of a virtual priority, at most 5
   * @param groups 1 or 2
   */
  record Extent(int[] ids, int cpus, int priorityBits, int groups) {}
}
