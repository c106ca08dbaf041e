package org.irqlab.chip.gic;

import org.irqlab.api.part.Register;

/**
 * The registers as include/linux/irqchip/arm-gic.h names them, in the blocks of a GIC-400's window
 * (ARM DDI 0471B, table 3-1).
 */
final class Registers {
  static final Register GIC_DIST_CTRL = distributor(0x000);
  static final Register GIC_CPU_CTRL = cpuInterface(0x00);
  static final Register GIC_CPU_PRIMASK = cpuInterface(0x04);
  static final Register GIC_CPU_INTACK = cpuInterface(0x0c);
  static final Register GIC_CPU_EOI = cpuInterface(0x10);
  static final Register GIC_CPU_DEACTIVATE = cpuInterface(0x1000);

  /** Bases of registers with one bit for each interrupt. */
  static final int GIC_DIST_ENABLE_SET = 0x100;

  static final int GIC_DIST_ENABLE_CLEAR = 0x180;
  static final int GIC_DIST_PENDING_SET = 0x200;
  static final int GIC_DIST_PENDING_CLEAR = 0x280;
  static final int GIC_DIST_ACTIVE_SET = 0x300;
  static final int GIC_DIST_ACTIVE_CLEAR = 0x380;

  private static final int GIC_DIST_PRI = 0x400;
  private static final int GIC_DIST_TARGET = 0x800;
  private static final int GIC_DIST_CONFIG = 0xc00;

  private Registers() {}

  /** The word with an interrupt's bit. */
  static Register word(int base, int hwirq) {
    return distributor(base + 4 * (hwirq / 32));
  }

  /** An interrupt's bit in its word. */
  static long bit(int hwirq) {
    return 1L << hwirq % 32;
  }

  /** An interrupt's priority. */
  static Register priority(int hwirq) {
    return new Register(Register.Space.MMIO, distributor(GIC_DIST_PRI + hwirq).offset(), 1);
  }

  /** The CPUs an interrupt is delivered to. */
  static Register target(int hwirq) {
    return new Register(Register.Space.MMIO, distributor(GIC_DIST_TARGET + hwirq).offset(), 1);
  }

  /** The word with the configuration of an interrupt. */
  static Register config(int hwirq) {
    return distributor(GIC_DIST_CONFIG + 4 * (hwirq / 16));
  }

  private static Register distributor(int offset) {
    return Register.mmio32(0x1000L + offset);
  }

  private static Register cpuInterface(int offset) {
    return Register.mmio32(0x2000L + offset);
  }
}
