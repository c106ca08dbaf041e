package org.irqlab.shell.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.irqlab.api.verdict.Trace;

/**
 * A trace as numbered lines, each {@code n context step remarks}. In a story the remarks begin with
 * what the part itself says of the step, in its manual's words; what changed follows as far as
 * there is room.
 */
public final class Story {
  /** Columns of a line in a mail, less the indent. */
  private static final int WIDTH = 98;

  /**
   * A context with a long name that takes fewer steps pushes its own lines aside, not all others.
   */
  private static final int RARE = 5;

  private static final int LONG_NAME = 8;

  private static final int FEW = 2;
  private static final String GAP = "  ";

  private Story() {}

  /**
   * The lines of a trace.
   *
   * @param trace the trace
   * @param all also what is bookkeeping, the whole names of steps, and everything that changed
   * @return {@code n context step remarks}, aligned; for a loop, a last line says where it goes on
   */
  public static List<String> lines(Trace trace, boolean all) {
    List<Trace.Step> steps = all ? trace.steps() : trace.story();
    List<String> lines = new ArrayList<>(all ? whole(steps) : story(steps));
    trace.backTo().ifPresent(after -> lines.add("back to step " + next(steps, after)));
    return lines;
  }

  private static List<String> whole(List<Trace.Step> steps) {
    Table table = Table.plain();
    for (Trace.Step step : steps) {
      List<String> changes = step.changes().entrySet().stream().map(Story::change).toList();
      String remarks = joined(String.join(", ", changes), "; ", String.join("; ", step.notes()));
      table.row(Integer.toString(step.n()), step.context(), step.step(), remarks);
    }
    return table.lines();
  }

  private static List<String> story(List<Trace.Step> steps) {
    int numbers = widest(steps, step -> Integer.toString(step.n()));
    int contexts = contexts(steps);
    int names = widest(steps, step -> last(step.step()));
    int remarks = numbers + contexts + names + 2 * GAP.length();
    List<String> lines = new ArrayList<>();
    for (Trace.Step step : steps) {
      String number = Integer.toString(step.n());
      String context = " ".repeat(numbers - number.length()) + number + GAP + step.context();
      String name = padded(context, numbers + GAP.length() + contexts) + GAP + last(step.step());
      String left = padded(name, remarks) + GAP;
      lines.add((left + remarks(step, WIDTH - left.length())).stripTrailing());
    }
    return lines;
  }

  /** How wide the column of contexts is. */
  private static int contexts(List<Trace.Step> steps) {
    Map<String, Long> taken =
        steps.stream().collect(Collectors.groupingBy(Trace.Step::context, Collectors.counting()));
    return taken.entrySet().stream()
        .filter(c -> c.getKey().length() <= LONG_NAME || c.getValue() * RARE > steps.size())
        .mapToInt(context -> context.getKey().length())
        .max()
        .orElse(0);
  }

  private static int widest(List<Trace.Step> steps, Function<Trace.Step, String> cell) {
    return steps.stream().map(cell).mapToInt(String::length).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** The step with which a loop begins: the first one shown behind a number. */
  private static int next(List<Trace.Step> steps, int after) {
    return steps.stream().mapToInt(Trace.Step::n).filter(n -> n > after).findFirst().orElse(after);
  }

  /**
   * The innermost routine and its step, the step alone if it says the routine itself; a slash
   * behind the colon is not the path's.
   */
  static String last(String step) {
    int colon = step.indexOf(": ");
    int slash = step.lastIndexOf('/', colon < 0 ? step.length() : colon);
    String own = step.substring(slash + 1);
    String routine = colon < 0 ? "" : step.substring(slash + 1, colon);
    String action = colon < 0 ? own : step.substring(colon + 2);
    boolean said =
        action.equals(routine)
            || action.startsWith(routine + ": ")
            || action.startsWith(routine + "(");
    return said ? action : own;
  }

  /** What was remarked and the first changes; a change that says it all alone needs no room. */
  private static String remarks(Trace.Step step, int room) {
    String text = String.join("; ", step.notes());
    List<String> changes =
        step.changes().entrySet().stream()
            .filter(change -> !change.getValue().ghost())
            .limit(FEW)
            .map(Story::change)
            .toList();
    String separator = "; ";
    for (String change : changes) {
      String longer = joined(text, separator, change);
      if (!text.isEmpty() && longer.length() > room) {
        break;
      }
      text = longer;
      separator = ", ";
    }
    return text;
  }

  private static String joined(String left, String separator, String right) {
    return left.isEmpty() || right.isEmpty() ? left + right : left + separator + right;
  }

  private static String change(Map.Entry<String, Trace.Change> change) {
    Trace.Change values = change.getValue();
    return change.getKey() + " " + values.before() + " -> " + values.after();
  }
}
