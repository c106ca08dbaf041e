package org.irqlab.controller.i8259;

import java.util.Arrays;
import org.irqlab.api.part.UnplannedValue;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * A register kept in as few values as the machine needs: all, or only those that a path can put
 * there. Zero in the state is the first.
 */
final class Cell {
  private final Field field;
  private final int[] values;

  /**
   * A register.
   *
   * @param values what it can hold, that after reset first
   */
  Cell(Layout layout, Protection registers, String name, int... values) {
    this.values = Arrays.stream(values).distinct().toArray();
    this.field = layout.field(name, this.values.length, registers);
  }

  int get(State s) {
    return values[s.get(field)];
  }

  boolean on(State s) {
    return get(s) != 0;
  }

  void set(State s, int value) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == value) {
        s.set(field, i);
        return;
      }
    }
    throw new UnplannedValue(field.name(), value);
  }

  void set(State s, boolean value) {
    set(s, value ? 1 : 0);
  }
}
