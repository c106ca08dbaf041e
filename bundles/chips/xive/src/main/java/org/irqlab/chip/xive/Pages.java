package org.irqlab.chip.xive;

import org.irqlab.api.part.Register;
import org.irqlab.api.part.Register.Space;

/**
 * Where the registers are (arch/powerpc/include/asm/xive-regs.h). The queue, which is memory, and a
 * source's target, which firmware sets, are registers of the modelled engine.
 */
final class Pages {
  /** {@code XIVE_ESB_LOAD_EOI}; a store to it is a trigger. */
  static final int LOAD_EOI = 0x000;

  /** {@code XIVE_ESB_STORE_EOI}. */
  static final int STORE_EOI = 0x400;

  /** {@code XIVE_ESB_GET}. */
  static final int GET = 0x800;

  /** {@code XIVE_ESB_SET_PQ_00}. */
  static final int SET_PQ_00 = 0xc00;

  /** {@code XIVE_ESB_SET_PQ_01}. */
  static final int SET_PQ_01 = 0xd00;

  /** {@code XIVE_ESB_SET_PQ_10}. */
  static final int SET_PQ_10 = 0xe00;

  /** {@code XIVE_ESB_SET_PQ_11}. */
  static final int SET_PQ_11 = 0xf00;

  /** {@code XIVE_ESB_VAL_P}. */
  static final int VAL_P = 2;

  /** {@code XIVE_ESB_VAL_Q}. */
  static final int VAL_Q = 1;

  /** {@code TM_QW3_HV_PHYS + TM_CPPR}. */
  static final Register CPPR = new Register(Space.MMIO, 0x2_0000_0031L, 1);

  /** {@code TM_SPC_ACK_HV_REG}. */
  static final Register ACKNOWLEDGE = new Register(Space.MMIO, 0x2_0000_0830L, 2);

  /** The next entry of this CPU's queue, which is taken out. */
  static final Register QUEUE = new Register(Space.MMIO, 0x3_0000_0000L, 4);

  /** The next entry of this CPU's queue, which stays. */
  static final Register QUEUE_PEEK = new Register(Space.MMIO, 0x3_0000_0008L, 4);

  private static final int PAGE = 0x1000;
  private static final long TARGETS = 0x1_0000_0000L;
  private static final int WIDTH = 8;

  private Pages() {}

  /** A place in a source's page. */
  static Register of(int source, int offset) {
    return new Register(Space.MMIO, (long) PAGE * source + offset, WIDTH);
  }

  /** A source's target. */
  static Register target(int source) {
    return new Register(Space.MMIO, TARGETS + (long) WIDTH * source, WIDTH);
  }
}
