package org.irqlab.engine.state;

import java.util.List;
import java.util.function.BiConsumer;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Verdict;

/**
 * A view of one packed vector in a larger array, moved from vector to vector without allocation.
 * One for each thread.
 */
public final class PackedState implements State {
  private long[] words;
  private int base;
  private Verdict condemned;
  private String why;
  private List<String> notes;
  private BiConsumer<String, String> calls;

  /**
   * Looks at a vector, and forgets what was condemned.
   *
   * @param array where it is
   * @param at index of its first word
   * @return this view
   */
  public PackedState at(long[] array, int at) {
    words = array;
    base = at;
    condemned = null;
    why = null;
    return this;
  }

  /**
   * Collects notes from now on.
   *
   * @param into where to, or null to collect none
   */
  public void collectNotes(List<String> into) {
    notes = into;
  }

  /**
   * Collects the routines that are entered from now on, by name and instance.
   *
   * @param into where to, or null to collect none
   */
  public void collectCalls(BiConsumer<String, String> into) {
    calls = into;
  }

  /**
   * A routine is entered; what the state holds now is what the routine finds.
   *
   * @param routine its name
   * @param instance what it is linked for
   */
  public void entered(String routine, String instance) {
    if (calls != null) {
      calls.accept(routine, instance);
    }
  }

  /** What the last step condemned itself for, or null. */
  public Verdict condemned() {
    return condemned;
  }

  /** The clause that goes with {@link #condemned()}. */
  public String why() {
    return why;
  }

  @Override
  public int get(Field field) {
    return ((Slot) field).read(words, base);
  }

  @Override
  public void set(Field field, int value) {
    if (value < 0 || value >= field.values()) {
      condemn(Verdict.UNBALANCED, field.name() + " leaves its range");
      return;
    }
    ((Slot) field).write(words, base, value);
  }

  @Override
  public void condemn(Verdict verdict, String reason) {
    if (condemned == null) {
      condemned = verdict;
      why = reason;
    }
  }

  @Override
  public void note(String text) {
    if (notes != null) {
      notes.add(text);
    }
  }
}
