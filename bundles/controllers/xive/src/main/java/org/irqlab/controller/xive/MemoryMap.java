package org.irqlab.controller.xive;

import org.irqlab.api.part.Register;

/**
 * Where the registers of this part are. The offsets inside a page of the event state buffers and
 * inside the thread context are those of the hardware (arch/powerpc/include/asm/xive-regs.h); the
 * rest is this part's own layout, since queues are memory and targets are set by firmware.
 */
final class MemoryMap {
  /** Bytes of a source's management page; the hardware has 4 KiB and 64 KiB pages. */
  static final int PAGE = 0x1000;

  /** The largest source. */
  static final int LAST = 0xf_ffff;

  /** One register of 8 bytes for each source: its target. */
  static final long TARGETS = 0x1_0000_0000L;

  /** The thread context of the CPU that accesses it. */
  static final long THREAD = 0x2_0000_0000L;

  /** {@code TM_QW3_HV_PHYS + TM_CPPR}, one byte. */
  static final long CPPR = THREAD + 0x31;

  /** {@code TM_SPC_ACK_HV_REG}, two bytes. */
  static final long ACKNOWLEDGE = THREAD + 0x830;

  /** The event queue of the CPU that accesses it: a read takes the next entry out. */
  static final long QUEUE = 0x3_0000_0000L;

  /** The same, looked at only. */
  static final long QUEUE_PEEK = QUEUE + 8;

  private static final int TARGET_SIZE = 8;
  private static final long TARGETS_END = TARGETS + (long) TARGET_SIZE * (LAST + 1);

  private MemoryMap() {}

  /** Whether this is in a source's management page. */
  static boolean isPage(Register register) {
    return mapped(register) && register.offset() < TARGETS;
  }

  /** Whether this is a source's target. */
  static boolean isTarget(Register register) {
    long offset = register.offset();
    return mapped(register) && offset >= TARGETS && offset < TARGETS_END;
  }

  /** Whether this is one of the registers that a CPU has of its own. */
  static boolean isOwn(Register register) {
    return mapped(register) && register.offset() >= THREAD;
  }

  /** The source of a page or a target. */
  static int source(Register register) {
    return isPage(register)
        ? (int) (register.offset() / PAGE)
        : (int) ((register.offset() - TARGETS) / TARGET_SIZE);
  }

  private static boolean mapped(Register register) {
    return register.space() == Register.Space.MMIO && register.offset() >= 0;
  }
}
