package org.irqlab.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Verdict;

/**
 * A state in a map; every field is 0 until written. A strict one refuses at once what a single run
 * can show to be wrong.
 */
public final class PlainState implements State {
  private final Map<Field, Integer> values = new HashMap<>();
  private final List<Verdict> condemned = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private final boolean strict;

  /** A state that remembers what is condemned, and goes on. */
  public PlainState() {
    this(false);
  }

  private PlainState(boolean strict) {
    this.strict = strict;
  }

  /**
   * A state that throws an IllegalStateException when something is condemned, leaves its range, or
   * is touched without the lock that guards it.
   */
  public static PlainState strict() {
    return new PlainState(true);
  }

  @Override
  public int get(Field field) {
    check(field);
    return values.getOrDefault(field, 0);
  }

  @Override
  public void set(Field field, int value) {
    check(field);
    if (value < 0 || value >= field.values()) {
      condemn(Verdict.UNBALANCED, field.name() + " leaves its range");
      return;
    }
    values.put(field, value);
  }

  @Override
  public void condemn(Verdict verdict, String why) {
    if (strict) {
      throw new IllegalStateException(verdict + ": " + why);
    }
    condemned.add(verdict);
  }

  @Override
  public void note(String text) {
    notes.add(text);
  }

  /** What was condemned so far, in order. */
  public List<Verdict> condemned() {
    return List.copyOf(condemned);
  }

  /** What was remarked so far, in order. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** What was remarked since the last call. */
  public List<String> takeNotes() {
    List<String> taken = List.copyOf(notes);
    notes.clear();
    return taken;
  }

  /** How many fields are not 0: after a routine its locals, for one, are dead. */
  public long live() {
    return values.values().stream().filter(value -> value != 0).count();
  }

  private void check(Field field) {
    if (strict
        && field.protection() instanceof Protection.Guarded guarded
        && values.getOrDefault(guarded.lock().owner(), 0) == 0) {
      throw new IllegalStateException(
          field.name() + " is touched without " + guarded.lock().name());
    }
  }
}
