package org.irqlab.api.part;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;

/**
 * The writable bits of a register, kept in as few values as the machine needs: all of them, or only
 * those that a path can put there. Zero in the state is the value after reset.
 */
public final class RegisterBits {
  private final Field field;
  private final int[] values;
  private final int reset;

  private RegisterBits(Field field, int[] values, int reset) {
    this.field = field;
    this.values = values;
    this.reset = reset;
  }

  /**
   * All values of some bits.
   *
   * @param fields makes the field
   * @param bits how many
   * @param reset the value after reset
   * @return the bits
   */
  public static RegisterBits whole(IntFunction<Field> fields, int bits, int reset) {
    return new RegisterBits(fields.apply(1 << bits), new int[0], reset);
  }

  /**
   * A few values.
   *
   * @param fields makes the field
   * @param values the values, that after reset first
   * @return the bits
   */
  public static RegisterBits few(IntFunction<Field> fields, int... values) {
    int[] distinct = Arrays.stream(values).distinct().toArray();
    return new RegisterBits(fields.apply(distinct.length), distinct, 0);
  }

  /**
   * Reads them.
   *
   * @param s the state
   * @return their value, as the manual numbers it
   */
  public int get(State s) {
    return values.length == 0 ? s.get(field) ^ reset : values[s.get(field)];
  }

  /**
   * Writes them.
   *
   * @param s the state
   * @param value as the manual numbers it
   * @throws UnplannedValue if it is none of the few
   */
  public void set(State s, int value) {
    s.set(field, values.length == 0 ? value ^ reset : index(value));
  }

  private int index(int value) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == value) {
        return i;
      }
    }
    throw new UnplannedValue(field.name(), value);
  }
}
