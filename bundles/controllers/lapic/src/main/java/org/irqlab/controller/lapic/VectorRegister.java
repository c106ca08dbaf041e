package org.irqlab.controller.lapic;

import org.irqlab.api.part.UnplannedValue;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * One of the 256-bit registers IRR, ISR and TMR (SDM volume 3, "Interrupt Acceptance for Fixed
 * Interrupts"), of which only the planned vectors have bits.
 */
final class VectorRegister {
  /** No vector. */
  static final int NONE = -1;

  private final String name;
  private final int[] vectors;
  private final Field[] bits;

  /**
   * A register.
   *
   * @param vectors the planned vectors, ascending
   */
  VectorRegister(Layout layout, String name, int[] vectors, Protection registers) {
    this.name = name;
    this.vectors = vectors.clone();
    this.bits = new Field[vectors.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = layout.flag(name + "[" + vectors[i] + "]", registers);
    }
  }

  boolean is(State s, int vector) {
    return s.is(bits[index(vector)]);
  }

  void set(State s, int vector, boolean value) {
    s.set(bits[index(vector)], value);
  }

  /** The highest vector whose bit is set, or {@link #NONE}. */
  int highest(State s) {
    for (int i = bits.length - 1; i >= 0; i--) {
      if (s.is(bits[i])) {
        return vectors[i];
      }
    }
    return NONE;
  }

  /** The bits of vectors 32n to 32n + 31. */
  int word(State s, int n) {
    int word = 0;
    for (int i = 0; i < bits.length; i++) {
      if (vectors[i] >> 5 == n && s.is(bits[i])) {
        word |= 1 << (vectors[i] & 31);
      }
    }
    return word;
  }

  private int index(int vector) {
    for (int i = 0; i < vectors.length; i++) {
      if (vectors[i] == vector) {
        return i;
      }
    }
    throw new UnplannedValue(name, vector);
  }
}
