package org.irqlab.controller.gicv2;

import org.irqlab.api.state.State;

/** What makes an interrupt pending (IHI 0048B, 3.2.4 "Interrupt handling state machine"). */
interface Signal {
  /** Whether the interrupt is pending, or active and pending. */
  boolean pending(State s);

  /** Whether it is pending as far as one CPU is concerned. */
  default boolean pendingAt(State s, int cpu) {
    return pending(s);
  }

  /** The CPUs that it is for were written. */
  default void retargeted(State s) {}

  /** An input is driven. */
  default void input(State s, boolean asserted) {}

  /**
   * The CPU interface takes the interrupt; what is latched is consumed.
   *
   * @param cpu whose interface
   * @return number of the CPU that requested it, for software-generated interrupts, or 0
   */
  int acknowledge(State s, int cpu);

  /** The CPU that {@link #acknowledge} would name now. */
  default int requester(State s) {
    return 0;
  }

  /** GICD_ISPENDR is written. */
  default void set(State s) {}

  /** GICD_ICPENDR is written. */
  default void clear(State s) {}

  /** Bit 1 of its field in GICD_ICFGR. */
  boolean edge(State s);

  /** Writes that bit. */
  default void configure(State s, boolean edge) {}
}
