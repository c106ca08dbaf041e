package org.irqlab.engine.state;

import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;

/** A field with its place in the packed vector, which it gets when its layout is packed. */
public final class Slot implements Field {
  private final String name;
  private int values;
  private final Protection protection;
  private final Persistence persistence;
  private final int ordinal;
  private int word;
  private int shift;
  private long mask;

  Slot(String name, int values, Protection protection, Persistence persistence, int ordinal) {
    this.name = name;
    this.values = values;
    this.protection = protection;
    this.persistence = persistence;
    this.ordinal = ordinal;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int values() {
    return values;
  }

  @Override
  public Protection protection() {
    return protection;
  }

  @Override
  public Persistence persistence() {
    return persistence;
  }

  /** Number of the slot in its layout, from 0. */
  public int ordinal() {
    return ordinal;
  }

  /** Bits it takes: 0 for a field of one value. */
  public int bits() {
    return 32 - Integer.numberOfLeadingZeros(values - 1);
  }

  /** Word of the packed vector it is in. */
  public int word() {
    return word;
  }

  /** Its lowest bit in that word. */
  public int shift() {
    return shift;
  }

  void narrow(int fewer) {
    values = fewer;
  }

  void place(int atWord, int atShift) {
    word = atWord;
    shift = atShift;
    mask = (1L << bits()) - 1;
  }

  /**
   * Reads the slot from a packed vector.
   *
   * @param words the vector
   * @param base index of its first word
   */
  public int read(long[] words, int base) {
    return (int) (words[base + word] >>> shift & mask);
  }

  /**
   * Writes the slot in a packed vector; the value must be in range.
   *
   * @param words the vector
   * @param base index of its first word
   * @param value from 0
   */
  public void write(long[] words, int base, int value) {
    words[base + word] = words[base + word] & ~(mask << shift) | (long) value << shift;
  }

  @Override
  public String toString() {
    return name;
  }
}
