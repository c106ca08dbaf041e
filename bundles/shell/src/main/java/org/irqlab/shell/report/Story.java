package org.irqlab.shell.report;

import java.util.List;
import java.util.Map;
import org.irqlab.api.verdict.Trace;

/** A trace as numbered lines. */
public final class Story {
  private static final int FEW = 2;

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
      table.row(Integer.toString(step.n()), step.context(), name, remarks(step, all));
    }
    List<String> lines = new java.util.ArrayList<>(table.lines());
    trace.backTo().ifPresent(after -> lines.add("back to step " + next(steps, after)));
    return lines;
  }

  /** The step with which a loop begins: the first one shown behind a number. */
  private static int next(List<Trace.Step> steps, int after) {
    return steps.stream().mapToInt(Trace.Step::n).filter(n -> n > after).findFirst().orElse(after);
  }

  /** The innermost routine and its step; a slash behind the colon is not the path's. */
  static String last(String step) {
    int colon = step.indexOf(": ");
    int slash = step.lastIndexOf('/', colon < 0 ? step.length() : colon);
    return step.substring(slash + 1);
  }

  /** What changed and what was remarked; of many changes the story names the first ones. */
  private static String remarks(Trace.Step step, boolean all) {
    List<String> changes = step.changes().entrySet().stream().map(Story::change).toList();
    int shown = all ? changes.size() : Math.min(FEW, changes.size());
    String text = String.join(", ", changes.subList(0, shown));
    if (shown < changes.size()) {
      text += ", +" + (changes.size() - shown);
    }
    String notes = String.join("; ", step.notes());
    return text.isEmpty() || notes.isEmpty() ? text + notes : text + "; " + notes;
  }

  private static String change(Map.Entry<String, Trace.Change> change) {
    Trace.Change values = change.getValue();
    return change.getKey() + " " + values.before() + " -> " + values.after();
  }
}
