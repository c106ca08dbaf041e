package org.irqlab.engine.record;

import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.state.Slot;

/** What the run of one case read and wrote; valid until the next case. */
public interface Run {
  /** How many fields it read. */
  int reads();

  /**
   * A field it read.
   *
   * @param i from 0, in the order they were read
   */
  Slot read(int i);

  /**
   * The value it found there.
   *
   * @param i from 0, in the order they were read
   */
  int found(int i);

  /** How many fields it wrote. */
  int writes();

  /**
   * A field it wrote.
   *
   * @param i from 0, in the order they were first written
   */
  Slot written(int i);

  /**
   * The value it left there.
   *
   * @param i from 0, in the order they were first written
   */
  int left(int i);

  /** What it condemned itself for, or null. */
  Verdict condemned();
}
