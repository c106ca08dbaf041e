package org.irqlab.engine.record;

import java.util.ArrayList;
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

  static Case of(Run run, int outcome) {
    List<Value> read = new ArrayList<>(run.reads());
    for (int i = 0; i < run.reads(); i++) {
      read.add(new Value(run.read(i), run.found(i)));
    }
    List<Value> written = new ArrayList<>(run.writes());
    for (int i = 0; i < run.writes(); i++) {
      written.add(new Value(run.written(i), run.left(i)));
    }
    return new Case(read, written, outcome, run.condemned());
  }

  /**
   * A field with a value.
   *
   * @param slot the field
   * @param value the value
   */
  public record Value(Slot slot, int value) {}
}
