package org.irqlab.api.command;

/**
 * What a command tells its caller: the exit status of the process.
 *
 * <p>The constants stand in the order of their weight: of several outcomes the one declared first
 * decides, so that a violation is never hidden by a later success.
 */
public enum ExitStatus {
  /** The user stopped the command (as a shell reports SIGINT). */
  INTERRUPTED(130),
  /** Something went wrong inside irqlab. */
  INTERNAL_ERROR(1),
  /** The input or the usage was refused. */
  BAD_INPUT(2),
  /** A freed object was touched. */
  USE_AFTER_RELEASE(16),
  /** An object was freed twice. */
  DOUBLE_FREE(15),
  /** Owed work is never done. */
  STALL(11),
  /** An interrupt vanished. */
  LOST(12),
  /** Interrupts arrive without end and without progress. */
  STORM(10),
  /** An interrupt was delivered twice. */
  DUPLICATE(13),
  /** Masks, depths or references do not balance. */
  UNBALANCED(14),
  /** The kernel switched the line off because nobody cared. */
  SPURIOUS_DISABLE(17),
  /** A model departs from a recording. */
  NOT_CONFORMING(20),
  /** A bound was hit before the question was answered. */
  INCONCLUSIVE(3),
  /** Bounded extra interrupts, reported as a failure on request only. */
  REDUNDANT(18),
  /** Proved, or as expected. */
  OK(0);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  /**
   * Returns the number a process ends with.
   *
   * @return 0 to 255
   */
  public int code() {
    return code;
  }

  /**
   * Returns the weightier of two outcomes.
   *
   * @param other the outcome to compare with
   * @return whichever of the two is declared first
   */
  public ExitStatus and(ExitStatus other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
