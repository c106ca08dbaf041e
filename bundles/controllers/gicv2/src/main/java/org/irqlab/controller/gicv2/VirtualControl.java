package org.irqlab.controller.gicv2;

import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;

/**
 * The virtual interface control registers of one CPU, GICH (IHI 0048B, 5.3): a hypervisor fills
 * list registers here and is told by the maintenance interrupt when they want attention.
 */
final class VirtualControl {
  private static final int UNDERFLOW = 1;
  private static final int UNMATCHED = 2;
  private static final int NONE_PENDING = 3;
  private static final int GROUPS = 4;
  private static final int COUNT_SHIFT = 27;

  private final Field[] control;
  private final Field unmatched;
  private final ListRegisters list;
  private final CpuInterface guest;
  private final int priorityBits;

  /**
   * Control registers.
   *
   * @param control bits of GICH_HCR, from En on
   * @param unmatched GICH_HCR.EOICount
   * @param guest the virtual CPU interface
   * @param priorityBits implemented bits of a virtual priority
   */
  VirtualControl(
      Field[] control, Field unmatched, ListRegisters list, CpuInterface guest, int priorityBits) {
    this.control = control.clone();
    this.unmatched = unmatched;
    this.list = list;
    this.guest = guest;
    this.priorityBits = priorityBits;
  }

  CpuInterface guest() {
    return guest;
  }

  ListRegisters list() {
    return list;
  }

  /** The level of the maintenance interrupt (IHI 0048B, 5.2.6). */
  boolean maintenance(State s) {
    return s.is(control[0]) && reasons(s) != 0;
  }

  long read(State s, int offset) {
    return switch (offset) {
      case 0x00 -> control(s);
      case 0x04 -> (priorityBits - 1L) << 29 | (priorityBits - 1L) << 26 | list.all().size() - 1L;
      case 0x08 -> machineControl(s);
      case 0x10 -> reasons(s);
      case 0x20 -> completed(s);
      case 0x30 -> empty(s);
      case 0xf0 -> guest.running().word(s, 0, 0);
      default -> isList(offset) ? list.all().get(offset - 0x100 >> 2).read(s) : 0;
    };
  }

  void write(State s, int offset, long value) {
    switch (offset) {
      case 0x00 -> control(s, value);
      case 0x08 -> machineControl(s, value);
      case 0xf0 -> guest.running().word(s, 0, 0, value);
      default -> {
        if (isList(offset)) {
          list.all().get(offset - 0x100 >> 2).write(s, value);
        }
      }
    }
  }

  private long control(State s) {
    long value = (long) s.get(unmatched) << COUNT_SHIFT;
    for (int bit = 0; bit < control.length; bit++) {
      value |= (long) s.get(control[bit]) << bit;
    }
    return value;
  }

  private void control(State s, long value) {
    for (int bit = 0; bit < control.length; bit++) {
      s.set(control[bit], (value >>> bit & 1) != 0);
    }
    s.set(unmatched, (int) (value >>> COUNT_SHIFT) & 0x1f);
  }

  /** GICH_VMCR (IHI 0048B, 5.3.3): the guest's settings in one word. */
  private long machineControl(State s) {
    Controls c = guest.controls();
    return c.control(s)
        | (long) c.binaryPoint(s, 1) << 18
        | (long) c.binaryPoint(s, 0) << 21
        | (long) c.mask(s) >>> 3 << COUNT_SHIFT;
  }

  private void machineControl(State s, long value) {
    Controls c = guest.controls();
    c.control(s, value);
    c.binaryPoint(s, 1, value >>> 18);
    c.binaryPoint(s, 0, value >>> 21);
    c.mask(s, (value >>> COUNT_SHIFT & 0x1f) << 3);
  }

  /** GICH_MISR (IHI 0048B, 5.3.4): why the maintenance interrupt is asserted. */
  private long reasons(State s) {
    long reasons = completed(s) != 0 ? 1 : 0;
    if (s.is(control[UNDERFLOW]) && valid(s) < 2) {
      reasons |= 1 << UNDERFLOW;
    }
    if (s.is(control[UNMATCHED]) && s.get(unmatched) != 0) {
      reasons |= 1 << UNMATCHED;
    }
    if (s.is(control[NONE_PENDING]) && !pending(s)) {
      reasons |= 1 << NONE_PENDING;
    }
    for (int bit = GROUPS; bit < control.length; bit++) {
      boolean disabled = bit % 2 != 0;
      if (s.is(control[bit]) && guest.controls().signals(s, (bit - GROUPS) / 2) != disabled) {
        reasons |= 1 << bit;
      }
    }
    return reasons;
  }

  private long completed(State s) {
    long bits = 0;
    for (int i = 0; i < list.all().size(); i++) {
      bits |= (list.all().get(i).completed(s) ? 1L : 0) << i;
    }
    return bits;
  }

  /** GICH_ELRSR (IHI 0048B, 5.3.8): usable without losing an interrupt or its completion. */
  private long empty(State s) {
    long bits = 0;
    for (int i = 0; i < list.all().size(); i++) {
      ListRegister register = list.all().get(i);
      boolean usable = register.state(s) == ListRegister.INVALID && !register.completed(s);
      bits |= (usable ? 1L : 0) << i;
    }
    return bits;
  }

  private int valid(State s) {
    int valid = 0;
    for (ListRegister register : list.all()) {
      valid += register.state(s) == ListRegister.INVALID ? 0 : 1;
    }
    return valid;
  }

  private boolean pending(State s) {
    for (ListRegister register : list.all()) {
      if (register.state(s) == ListRegister.PENDING) {
        return true;
      }
    }
    return false;
  }

  private boolean isList(int offset) {
    int number = offset - 0x100 >> 2;
    return offset % 4 == 0 && number >= 0 && number < list.all().size();
  }
}
