package org.irqlab.api.verdict;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A run that shows a verdict, step by step.
 *
 * @param steps all steps in order
 * @param backTo for a run that goes on for ever, the number of the step after which the end of the
 *     trace finds itself again (0 is the initial state); empty for a run that ends
 */
public record Trace(List<Step> steps, OptionalInt backTo) {
  /** No steps at all. */
  public static final Trace NONE = new Trace(List.of(), OptionalInt.empty());

  /** Copies the list. */
  public Trace {
    steps = List.copyOf(steps);
  }

  /**
   * The steps a person wants to read: bookkeeping left out.
   *
   * @return the story, in order
   */
  public List<Step> story() {
    return steps.stream().filter(Step::story).toList();
  }

  /**
   * One step of a trace.
   *
   * @param n its number, from 1
   * @param context who took it
   * @param step its name with the routines it is inlined in, outermost first, separated by {@code
   *     /}
   * @param source the specification section, or source file and function, it stands for
   * @param story false for bookkeeping
   * @param notes what the parts remarked while it ran, in order
   * @param changes every field that changed: its name, and the values before and after
   */
  public record Step(
      int n,
      String context,
      String step,
      String source,
      boolean story,
      List<String> notes,
      Map<String, Change> changes) {
    /** Copies the list; the map is kept in its order. */
    public Step {
      notes = List.copyOf(notes);
    }
  }

  /**
   * A field's change.
   *
   * @param before value before the step
   * @param after value after it
   * @param ghost whether the field is no part of the machine but an account the lab keeps of it,
   *     such as which interrupts are owed
   */
  public record Change(int before, int after, boolean ghost) {
    /**
     * The change of a field of the machine.
     *
     * @param before value before the step
     * @param after value after it
     */
    public Change(int before, int after) {
      this(before, after, false);
    }
  }
}
