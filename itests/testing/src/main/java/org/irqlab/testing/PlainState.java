package org.irqlab.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Verdict;

/** A state in a map; every field is 0 until written. */
public final class PlainState implements State {
  private final Map<Field, Integer> values = new HashMap<>();
  private final List<Verdict> condemned = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  @Override
  public int get(Field field) {
    return values.getOrDefault(field, 0);
  }

  @Override
  public void set(Field field, int value) {
    if (value < 0 || value >= field.values()) {
      condemn(Verdict.UNBALANCED, field.name() + " leaves its range");
      return;
    }
    values.put(field, value);
  }

  @Override
  public void condemn(Verdict verdict, String why) {
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
}
