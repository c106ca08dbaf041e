package org.irqlab.engine.record;

import java.util.List;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.state.Slot;

/**
 * One case of a piece of behaviour: for these values of the fields it reads, what it does.
 *
 * @param read the fields it reads, in order, with their values
 * @param written the fields it writes, with their last values
 * @param outcome what it decided
 * @param condemned what it condemned itself for, or null
 */
public record Case(List<Value> read, List<Value> written, int outcome, Verdict condemned) {
  /** The outcome of a case that fails: no run reaches it, or it fails there and then. */
  public static final int FAILED = Integer.MIN_VALUE;

  /**
   * A field with a value.
   *
   * @param slot the field
   * @param value the value
   */
  public record Value(Slot slot, int value) {}
}
