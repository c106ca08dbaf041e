package org.irqlab.api.verdict;

import java.util.Optional;

/**
 * The kinds of verdict; {@link org.irqlab.api.command.ExitStatus} has a status of the same name for
 * each.
 *
 * <p>Definitions: a verdict other than {@link #OK}, {@link #REDUNDANT} and {@link #INCONCLUSIVE} is
 * a violation and always comes with a trace.
 */
public enum Verdict {
  /** Proved: every interleaving of the scope was visited and none is bad. */
  OK,
  /** Right, but with a bounded number of extra host or guest interrupts for an assertion. */
  REDUNDANT,
  /** Deliveries for ever without progress of whoever could end them. */
  STORM,
  /** Work is owed and nothing will ever do it; includes deadlock. */
  STALL,
  /** One assertion has no delivery, a later one would have. */
  LOST,
  /**
   * A delivery without a cause to a driver that assumes one, or a completion of another instance.
   */
  DUPLICATE,
  /** A lock, disable depth or mask that does not come back. */
  UNBALANCED,
  /** An object is freed twice. */
  DOUBLE_FREE,
  /** A released object, or none where there must be one, is used. */
  USE_AFTER_RELEASE,
  /** The kernel's detector of unhandled interrupts switches the line off ("nobody cared"). */
  SPURIOUS_DISABLE,
  /** A bound was hit, a part left, or the user stopped it: nothing is proved. */
  INCONCLUSIVE;

  /**
   * Whether this verdict condemns the path.
   *
   * @return true for all kinds but OK, REDUNDANT and INCONCLUSIVE
   */
  public boolean violation() {
    return this != OK && this != REDUNDANT && this != INCONCLUSIVE;
  }

  /**
   * The verdict with this name.
   *
   * @param word the name as it is printed, in any case
   * @return the verdict, or empty if there is none of that name
   */
  public static Optional<Verdict> named(String word) {
    for (Verdict verdict : values()) {
      if (verdict.name().equalsIgnoreCase(word)) {
        return Optional.of(verdict);
      }
    }
    return Optional.empty();
  }
}
