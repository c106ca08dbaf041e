package org.irqlab.api.routine;

/**
 * What a context is to its CPU; a step is enabled only while no higher level of the CPU is active.
 */
public enum Level {
  /** Hardware: no CPU, always prompt. */
  HARDWARE,
  /** Hard interrupt. */
  HARDIRQ,
  /** Softirq and tasklet. */
  SOFTIRQ,
  /** A thread or work item of the kernel: schedulable. */
  THREAD,
  /** A thread of user space, such as the VMM's, or a caller from outside: schedulable. */
  USER;

  /**
   * Whether a context of this level keeps one of another from running on the same CPU.
   *
   * @param other the other's level
   * @return true if this one is served first
   */
  public boolean above(Level other) {
    return rank() > other.rank();
  }

  /**
   * Whether its steps are prompt: never arbitrarily slow.
   *
   * @return true for hardware, hard interrupt and softirq
   */
  public boolean prompt() {
    return this == HARDWARE || this == HARDIRQ || this == SOFTIRQ;
  }

  private int rank() {
    return switch (this) {
      case HARDIRQ -> 2;
      case SOFTIRQ -> 1;
      default -> 0;
    };
  }
}
