package org.irqlab.shell.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.irqlab.api.verdict.Trace;

/** A trace as numbered lines. */
public final class Story {
  private Story() {}

  /**
   * The lines of a trace.
   *
   * @param trace the trace
   * @param all also what is bookkeeping, and the whole names of steps
   * @return {@code n context step changes}, aligned; for a loop, a last line says where it goes on
   */
  public static List<String> lines(Trace trace, boolean all) {
    List<Trace.Step> steps = all ? trace.steps() : trace.story();
    Table table = Table.plain();
    for (Trace.Step step : steps) {
      String name = all ? step.step() : last(step.step());
      table.row(Integer.toString(step.n()), step.context(), name, remarks(step));
    }
    List<String> lines = new java.util.ArrayList<>(table.lines());
    trace.backTo().ifPresent(after -> lines.add("back to step " + next(steps, after)));
    return lines;
  }

  /** The step with which a loop begins: the first one shown behind a number. */
  private static int next(List<Trace.Step> steps, int after) {
    return steps.stream().mapToInt(Trace.Step::n).filter(n -> n > after).findFirst().orElse(after);
  }

  /** The innermost part of a step's name. */
  static String last(String step) {
    return step.substring(step.lastIndexOf('/') + 1);
  }

  private static String remarks(Trace.Step step) {
    String changes =
        step.changes().entrySet().stream().map(Story::change).collect(Collectors.joining(", "));
    String notes = String.join("; ", step.notes());
    if (changes.isEmpty() || notes.isEmpty()) {
      return changes + notes;
    }
    return changes + "; " + notes;
  }

  private static String change(Map.Entry<String, Trace.Change> change) {
    Trace.Change values = change.getValue();
    return change.getKey() + " " + values.before() + " -> " + values.after();
  }
}
