package org.irqlab.controller.gicv2;

import org.irqlab.api.state.State;

/**
 * A CPU interface, physical or virtual (IHI 0048B, 3.2.1, 3.3 and 4.4; 5.5 for the virtual one):
 * masks by priority, signals, acknowledges, drops priorities and deactivates.
 */
final class CpuInterface {
  /**
   * Quirk: GICC_HPPIR does not say which CPU requested a software-generated interrupt, which its
   * field CPUID is for (IHI 0048B, 4.4.7). Observed in QEMU 7.2, hw/intc/arm_gic.c, {@code
   * gic_get_current_pending_irq}.
   */
  static final String ANONYMOUS = "gicv2-hppir-no-cpuid";

  /** Nothing to acknowledge. */
  static final int SPURIOUS = 1023;

  private static final int OTHER_GROUP = 1022;
  private static final int ID = 0x3ff;
  private static final int IDENTIFICATION = 0x2043b;
  private static final int REGISTERS = 4;

  private final Controls controls;
  private final Running running;
  private final Supply supply;
  private final boolean aliases;
  private final boolean anonymous;

  /**
   * An interface.
   *
   * @param aliases whether the registers of group 1 have aliases of their own
   * @param anonymous quirk {@value #ANONYMOUS}
   */
  CpuInterface(
      Controls controls, Running running, Supply supply, boolean aliases, boolean anonymous) {
    this.controls = controls;
    this.running = running;
    this.supply = supply;
    this.aliases = aliases;
    this.anonymous = anonymous;
  }

  Controls controls() {
    return controls;
  }

  Running running() {
    return running;
  }

  /** The level of the IRQ pin (IHI 0048B, 3.3.4 and 3.4.2). */
  boolean irq(State s) {
    int best = signalled(s);
    return best != Supply.NONE && (supply.group(s, best) == 1 || !controls.fiq(s));
  }

  /** The level of the FIQ pin. */
  boolean fiq(State s) {
    int best = signalled(s);
    return best != Supply.NONE && supply.group(s, best) == 0 && controls.fiq(s);
  }

  long read(State s, int offset) {
    return switch (offset) {
      case 0x00 -> controls.control(s);
      case 0x04 -> controls.mask(s);
      case 0x08 -> controls.binaryPoint(s, 0);
      case 0x0c -> acknowledge(s);
      case 0x14 -> Math.min(running.priority(s), 0xff);
      case 0x18 -> highestPending(s);
      case 0x1c -> controls.binaryPoint(s, 1);
      case 0x20 -> aliases ? acknowledgeOther(s) : 0;
      case 0x28 -> aliases ? highestOther(s) : 0;
      case 0xfc -> IDENTIFICATION;
      default -> active(offset) ? running.word(s, bank(offset), offset / 4 % REGISTERS) : 0;
    };
  }

  void write(State s, int offset, long value) {
    switch (offset) {
      case 0x00 -> controls.control(s, value);
      case 0x04 -> controls.mask(s, value);
      case 0x08 -> controls.binaryPoint(s, 0, value);
      case 0x1c -> controls.binaryPoint(s, 1, value);
      case MemoryMap.EOIR -> end(s, (int) value & ID);
      case MemoryMap.AEOIR -> endOther(s, (int) value & ID);
      case MemoryMap.DIR -> deactivate(s, (int) value & ID);
      default -> {
        if (active(offset)) {
          running.word(s, bank(offset), offset / 4 % REGISTERS, value);
        }
      }
    }
  }

  /** The interrupt that a write would deactivate, or {@link Supply#NONE}. */
  int ends(State s, int offset, long value) {
    boolean direct = offset == MemoryMap.DIR;
    boolean end = offset == MemoryMap.EOIR || offset == MemoryMap.AEOIR && aliases;
    boolean deactivates = controls.split(s) ? direct : end;
    return deactivates ? supply.active(s, (int) value & ID) : Supply.NONE;
  }

  /** What the pins signal: pending, unmasked, more urgent than what runs, of an enabled group. */
  private int signalled(State s) {
    int best = unmasked(s);
    boolean preempts = best != Supply.NONE && supply.priority(s, best) < running.priority(s);
    return preempts ? best : Supply.NONE;
  }

  private int unmasked(State s) {
    if (!controls.signals(s, 0) && !controls.signals(s, 1)) {
      return Supply.NONE;
    }
    int best = supply.best(s);
    boolean passes =
        best != Supply.NONE
            && supply.priority(s, best) < controls.mask(s)
            && controls.signals(s, supply.group(s, best));
    return passes ? best : Supply.NONE;
  }

  /** GICC_IAR (IHI 0048B, 4.4.4). */
  private int acknowledge(State s) {
    int best = unmasked(s);
    if (best == Supply.NONE) {
      s.note("nothing to acknowledge");
      return SPURIOUS;
    }
    if (supply.group(s, best) == 1 && !controls.acknowledgesBoth(s)) {
      return OTHER_GROUP;
    }
    return take(s, best);
  }

  /** GICC_AIAR (IHI 0048B, 4.4.9): group 1 only. */
  private int acknowledgeOther(State s) {
    int best = unmasked(s);
    return best != Supply.NONE && supply.group(s, best) == 1 ? take(s, best) : SPURIOUS;
  }

  private int take(State s, int handle) {
    int priority = supply.priority(s, handle);
    if (priority >= running.priority(s)) {
      return SPURIOUS;
    }
    int group = supply.group(s, handle);
    running.raise(s, group, controls.groupPriority(s, group, priority));
    return supply.acknowledge(s, handle);
  }

  /** GICC_HPPIR (IHI 0048B, 4.4.7). */
  private int highestPending(State s) {
    int best = unmasked(s);
    if (best == Supply.NONE) {
      return SPURIOUS;
    }
    boolean hidden = supply.group(s, best) == 1 && !controls.acknowledgesBoth(s);
    return hidden ? OTHER_GROUP : name(s, best);
  }

  private int highestOther(State s) {
    int best = unmasked(s);
    return best != Supply.NONE && supply.group(s, best) == 1 ? name(s, best) : SPURIOUS;
  }

  private int name(State s, int handle) {
    int name = supply.name(s, handle);
    return anonymous ? name & ID : name;
  }

  /** GICC_EOIR (IHI 0048B, 4.4.5): priority drop, and deactivation unless EOImode is set. */
  private void end(State s, int id) {
    if (!supply.exists(id)) {
      return;
    }
    int handle = supply.active(s, id);
    boolean dropped = running.drop(s, handle == Supply.NONE ? 0 : supply.group(s, handle));
    if (controls.split(s)) {
      return;
    }
    if (handle != Supply.NONE) {
      supply.deactivate(s, handle);
    } else if (dropped) {
      supply.unmatched(s);
    }
  }

  /** GICC_AEOIR (IHI 0048B, 4.4.10): group 1 only. */
  private void endOther(State s, int id) {
    int handle = aliases && supply.exists(id) ? supply.active(s, id) : Supply.NONE;
    if (handle != Supply.NONE && supply.group(s, handle) == 1) {
      end(s, id);
    }
  }

  /** GICC_DIR (IHI 0048B, 4.4.15): without EOImode unpredictable, here ignored. */
  private void deactivate(State s, int id) {
    if (!supply.exists(id) || !controls.split(s)) {
      return;
    }
    int handle = supply.active(s, id);
    if (handle == Supply.NONE) {
      supply.unmatched(s);
    } else {
      supply.deactivate(s, handle);
    }
  }

  private static boolean active(int offset) {
    return offset >= 0xd0 && offset < 0xf0 && offset % 4 == 0;
  }

  private static int bank(int offset) {
    return offset < 0xe0 ? 0 : 1;
  }
}
