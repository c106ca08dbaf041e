package org.irqlab.controller.lapic;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.irqlab.api.part.UnplannedValue;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;

/**
 * The writable bits of a register, kept in as few values as the machine needs: all of them, or only
 * those that a path can put there. Zero in the state is the value after reset.
 */
final class Cell {
  private final Field field;
  private final int[] values;
  private final int reset;

  private Cell(Field field, int[] values, int reset) {
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
   */
  static Cell whole(IntFunction<Field> fields, int bits, int reset) {
    return new Cell(fields.apply(1 << bits), new int[0], reset);
  }

  /**
   * A few values.
   *
   * @param fields makes the field
   * @param values the values, that after reset first
   */
  static Cell few(IntFunction<Field> fields, int... values) {
    int[] distinct = Arrays.stream(values).distinct().toArray();
    return new Cell(fields.apply(distinct.length), distinct, 0);
  }

  int get(State s) {
    return values.length == 0 ? s.get(field) ^ reset : values[s.get(field)];
  }

  void set(State s, int value) {
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
