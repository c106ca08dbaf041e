package org.irqlab.engine.table;

import java.util.BitSet;
import org.irqlab.engine.state.Slot;

/** Some of the values of a field. */
final class Values {
  private final BitSet allowed = new BitSet();

  /** Just one. */
  static Values only(int value) {
    Values one = new Values();
    one.allow(value);
    return one;
  }

  /** All that a field can have. */
  static Values all(Slot slot) {
    Values all = new Values();
    all.allowed.set(0, slot.values());
    return all;
  }

  void allow(int value) {
    allowed.set(value);
  }

  void forbid(int value) {
    allowed.clear(value);
  }

  boolean has(int value) {
    return allowed.get(value);
  }

  /** Whether there is a value in both. */
  boolean meets(Values other) {
    return allowed.intersects(other.allowed);
  }

  /** The values in both. */
  Values and(Values other) {
    Values both = new Values();
    both.allowed.or(allowed);
    both.allowed.and(other.allowed);
    return both;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Values values && allowed.equals(values.allowed);
  }

  @Override
  public int hashCode() {
    return allowed.hashCode();
  }
}
