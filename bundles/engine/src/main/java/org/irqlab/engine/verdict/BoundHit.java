package org.irqlab.engine.verdict;

/** A bound was hit while the finished graph was looked at; {@link Verification} says which. */
final class BoundHit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BoundHit() {
    super("a bound was hit", null, false, false);
  }
}
