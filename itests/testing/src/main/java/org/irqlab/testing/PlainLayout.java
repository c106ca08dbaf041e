package org.irqlab.testing;

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

/** A layout that remembers its fields by name. */
public final class PlainLayout implements Layout {
  private final Map<String, Field> fields;
  private final String prefix;

  /** An empty layout. */
  public PlainLayout() {
    this(new LinkedHashMap<>(), "");
  }

  private PlainLayout(Map<String, Field> fields, String prefix) {
    this.fields = fields;
    this.prefix = prefix;
  }

  /**
   * A field that was declared.
   *
   * @param name its full name
   * @throws IllegalArgumentException if there is none of that name
   */
  public Field named(String name) {
    Field field = fields.get(name);
    if (field == null) {
      throw new IllegalArgumentException("no field " + name + " among " + fields.keySet());
    }
    return field;
  }

  /** The fields that were declared, in order, those of its pieces too. */
  public List<Field> fields() {
    return List.copyOf(fields.values());
  }

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
    return new Lock(prefix + name, kind, field(name, 2, Protection.SHARED), false);
  }

  @Override
  public Pool pool(String name, int slots) {
    return new Live(field(name, slots + 1, Protection.SHARED));
  }

  @Override
  public Field pointer(String name, Pool pool, Protection protection) {
    return field(name, 1 << 16, protection);
  }

  /** Whoever walks through a routine is alone: it sees its own loads and stores in order. */
  @Override
  public Field relaxed(Field field) {
    return field;
  }

  @Override
  public Layout in(String piece) {
    return new PlainLayout(fields, prefix + piece + "/");
  }

  private Field add(String name, int values, Protection protection, Field.Persistence kept) {
    Field field = new Named(prefix + name, values, protection, kept);
    if (fields.put(field.name(), field) != null) {
      throw new IllegalStateException("field " + field.name() + " is declared twice");
    }
    return field;
  }

  private record Named(String name, int values, Protection protection, Persistence persistence)
      implements Field {
    /** Names are unique in a layout; states look fields up all the time. */
    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /**
   * A pool that counts, without telling one object from another.
   *
   * @param live how many there are
   */
  private record Live(Field live) implements Pool {
    @Override
    public int alloc(State s) {
      s.set(live, s.get(live) + 1);
      return s.get(live);
    }

    @Override
    public void free(State s, Field pointer) {
      use(s, pointer);
      s.set(live, s.get(live) - 1);
    }

    @Override
    public void use(State s, Field pointer) {
      if (s.get(pointer) == 0) {
        s.condemn(Verdict.USE_AFTER_RELEASE, "NULL");
      }
    }
  }
}
