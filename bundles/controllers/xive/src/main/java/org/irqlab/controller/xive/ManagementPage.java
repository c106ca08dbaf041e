package org.irqlab.controller.xive;

import org.irqlab.api.state.State;

/**
 * What a load or store does by its place in a source's management page
 * (arch/powerpc/include/asm/xive-regs.h: XIVE_ESB_*; QEMU hw/intc/xive.c: xive_source_esb_read,
 * xive_source_esb_write).
 */
enum ManagementPage {
  /** 0x000: a load is an EOI, a store a trigger. */
  EOI_OR_TRIGGER,
  /** 0x400: a load is an EOI, a store too. */
  EOI,
  /** 0x800: a load reads P and Q, a store does nothing. */
  GET,
  /** 0xc00, 0xd00, 0xe00, 0xf00: sets P and Q to 00, 01, 10, 11; a load reads what they were. */
  SET;

  private static final int GET_FROM = 0x800;
  private static final int EOI_FROM = 0x400;
  private static final int SET_FROM = 0xc00;
  private static final int SET_SHIFT = 8;
  private static final int BITS = 0b11;

  /** The function at an offset within a page. */
  static ManagementPage at(long offset) {
    if (offset >= SET_FROM) {
      return SET;
    } else if (offset >= GET_FROM) {
      return GET;
    }
    return offset >= EOI_FROM ? EOI : EOI_OR_TRIGGER;
  }

  /** A load. */
  static long load(State s, EventStateBuffer source, long offset) {
    return switch (at(offset)) {
      case EOI_OR_TRIGGER, EOI -> source.complete(s) ? 1 : 0;
      case GET -> source.get(s);
      case SET -> source.set(s, bits(offset));
    };
  }

  /** A store; what is stored does not matter. */
  static void store(State s, EventStateBuffer source, long offset) {
    switch (at(offset)) {
      case EOI_OR_TRIGGER -> source.trigger(s);
      case EOI -> source.complete(s);
      case GET -> {
        return;
      }
      case SET -> source.set(s, bits(offset));
    }
  }

  private static int bits(long offset) {
    return (int) (offset >> SET_SHIFT) & BITS;
  }
}
