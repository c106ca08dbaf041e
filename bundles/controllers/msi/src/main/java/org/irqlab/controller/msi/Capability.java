package org.irqlab.controller.msi;

import org.irqlab.api.part.LinkException;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * The MSI capability of one function with one vector: address and data of its message, a mask bit,
 * and a pending bit that remembers a message which is masked (PCI Local Bus Specification 3.0,
 * 6.8.1). Of address and data there is what x86 gives a meaning: destination, destination mode,
 * vector (Intel SDM volume 3, Message Signalled Interrupts).
 */
final class Capability {
  /** Offset of the message address; the capability begins 4 before it. */
  static final int ADDRESS = 0x4;

  /** Offset of the upper half of the address, which is 0. */
  static final int UPPER = 0x8;

  /** Offset of the message data. */
  static final int DATA = 0xc;

  /** Offset of the mask bits, of which there is one. */
  static final int MASK = 0x10;

  /** Offset of the pending bits. */
  static final int PENDING = 0x14;

  private static final int BASE = 0xfee0_0000;
  private static final int LOGICAL = 1 << 2;
  private static final int DESTINATION = 12;
  private static final int BYTE = 0x100;

  private final Outlet outlet;
  private final Field destination;
  private final Field logical;
  private final Field vector;
  private final Field masked;
  private final Field pending;
  private final String sends;
  private final String remembers;

  Capability(Layout layout, int source, Protection registers, Outlet outlet) {
    String name = "function[" + source + "].";
    this.outlet = outlet;
    this.destination = layout.field(name + "destination", BYTE, registers);
    this.logical = layout.flag(name + "logical", registers);
    this.vector = layout.field(name + "vector", BYTE, registers);
    this.masked = layout.flag(name + "mask", registers);
    this.pending = layout.flag(name + "pending", registers);
    this.sends = "function " + source + ": sends its message";
    this.remembers = "function " + source + ": masked, pending";
  }

  /** The function wants to tell something. */
  void request(State s) {
    if (s.is(masked)) {
      s.note(remembers);
      s.set(pending, true);
    } else {
      send(s);
    }
  }

  boolean has(State s, int one) {
    return s.get(vector) == one;
  }

  int read(State s, int offset) {
    return switch (offset) {
      case ADDRESS -> address(s);
      case UPPER -> 0;
      case DATA -> s.get(vector);
      case MASK -> s.get(masked);
      case PENDING -> s.get(pending);
      default -> throw nothingAt(offset);
    };
  }

  void write(State s, int offset, int value) {
    switch (offset) {
      case ADDRESS -> {
        s.set(destination, value >>> DESTINATION & BYTE - 1);
        s.set(logical, (value & LOGICAL) != 0);
      }
      case DATA -> s.set(vector, value & BYTE - 1);
      case MASK -> mask(s, (value & 1) != 0);
      case UPPER, PENDING -> {}
      default -> throw nothingAt(offset);
    }
  }

  private void mask(State s, boolean on) {
    s.set(masked, on);
    if (!on && s.is(pending)) {
      s.set(pending, false);
      send(s);
    }
  }

  private void send(State s) {
    s.note(sends);
    outlet.send(s, address(s) & 0xffff_ffffL, s.get(vector));
  }

  private int address(State s) {
    return BASE | s.get(destination) << DESTINATION | (s.is(logical) ? LOGICAL : 0);
  }

  private static LinkException nothingAt(int offset) {
    return new LinkException("pci-msi: no register at offset 0x" + Integer.toHexString(offset));
  }

  /** Where messages go. */
  @FunctionalInterface
  interface Outlet {
    /** Sends a message. */
    void send(State s, long address, long data);
  }
}
