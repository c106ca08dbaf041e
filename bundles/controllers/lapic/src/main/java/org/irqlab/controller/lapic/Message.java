package org.irqlab.controller.lapic;

/**
 * An interrupt message (SDM volume 3, "Message Signalled Interrupts": message address and data
 * register formats).
 *
 * @param vector 0 to 255
 * @param mode delivery mode
 * @param level whether the trigger mode is level
 * @param destination an APIC ID, or a set of logical APICs
 * @param logical the destination mode
 */
record Message(int vector, int mode, boolean level, int destination, boolean logical) {
  /** Delivery mode: to all CPUs of the destination. */
  static final int FIXED = 0;

  /** Delivery mode: to one CPU of the destination. */
  static final int LOWEST_PRIORITY = 1;

  /** Destination of all CPUs. */
  static final int BROADCAST = 0xff;

  /** Takes a bus write apart. */
  static Message of(long address, long data) {
    return new Message(
        (int) data & 0xff,
        (int) (data >>> 8) & 7,
        (data >>> 15 & 1) != 0,
        (int) (address >>> 12) & 0xff,
        (address >>> 2 & 1) != 0);
  }

  /** Whether it only puts a vector into IRRs; SMI, NMI, INIT and ExtINT do not. */
  boolean carriesVector() {
    return mode == FIXED || mode == LOWEST_PRIORITY;
  }
}
