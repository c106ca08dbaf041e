package org.irqlab.controller.plic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Pool;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Verdict;

/** Fields in a plain array, for hardware worked by hand. */
final class ArrayLayout implements Layout {
  private final Map<String, Place> places = new LinkedHashMap<>();

  @Override
  public Field field(String name, int values, Protection protection) {
    return add(name, values, protection, Field.Persistence.REBUILT);
  }

  @Override
  public Field carried(String name, int values, Protection protection) {
    return add(name, values, protection, Field.Persistence.CARRIED);
  }

  @Override
  public Lock lock(String name, Lock.Kind kind) {
    throw new UnsupportedOperationException("hardware has no locks");
  }

  @Override
  public Pool pool(String name, int slots) {
    throw new UnsupportedOperationException("hardware has no objects");
  }

  @Override
  public Field pointer(String name, Pool pool, Protection protection) {
    throw new UnsupportedOperationException("hardware has no pointers");
  }

  @Override
  public Layout in(String prefix) {
    throw new UnsupportedOperationException("hardware of one piece");
  }

  /** The declared fields. */
  List<Field> fields() {
    return List.copyOf(places.values());
  }

  /** The field of a name. */
  Field named(String name) {
    return places.get(name);
  }

  /** A state of all zeros. */
  Worked start() {
    return new Worked(new int[places.size()]);
  }

  private Field add(String name, int values, Protection protection, Field.Persistence kept) {
    Place place = new Place(name, values, protection, kept, places.size());
    if (places.put(name, place) != null) {
      throw new IllegalStateException("field " + name + " is declared twice");
    }
    return place;
  }

  private record Place(
      String name, int values, Protection protection, Field.Persistence persistence, int index)
      implements Field {}

  /** A state that remembers its notes. */
  static final class Worked implements State {
    private final int[] values;
    private final List<String> notes = new ArrayList<>();

    Worked(int[] values) {
      this.values = values;
    }

    @Override
    public int get(Field field) {
      return values[((Place) field).index()];
    }

    @Override
    public void set(Field field, int value) {
      if (value < 0 || value >= field.values()) {
        throw new IllegalStateException(field.name() + " cannot be " + value);
      }
      values[((Place) field).index()] = value;
    }

    @Override
    public void condemn(Verdict verdict, String why) {
      throw new IllegalStateException(verdict + ": " + why);
    }

    @Override
    public void note(String text) {
      notes.add(text);
    }

    /** The notes since the last call. */
    List<String> notes() {
      List<String> taken = List.copyOf(notes);
      notes.clear();
      return taken;
    }
  }
}
