package org.irqlab.shell.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.irqlab.api.verdict.Trace;

/**
 * What the steps of a story are called, with the functions that were entered on the way to each.
 */
final class Calls {
  private static final String INTO = " > ";
  private static final String OF = ": ";

  private final Map<String, List<String>> stacks = new HashMap<>();

  /**
   * The next step of its context.
   *
   * @return the functions entered since the context's last step, outermost first, and what the step
   *     does in the innermost one
   */
  String next(Trace.Step step) {
    int colon = step.step().indexOf(OF);
    if (colon < 0) {
      return Story.last(step.step());
    }
    List<String> stack = List.of(step.step().substring(0, colon).split("/"));
    List<String> before = stacks.getOrDefault(step.context(), List.of());
    stacks.put(step.context(), stack);
    int same = 0;
    while (same < Math.min(before.size(), stack.size())
        && before.get(same).equals(stack.get(same))) {
      same++;
    }
    List<String> entered =
        new ArrayList<>(stack.subList(Math.min(same, stack.size() - 1), stack.size()));
    String innermost = entered.remove(entered.size() - 1);
    entered.add(within(innermost, step.step().substring(colon + OF.length())));
    return String.join(INTO, entered);
  }

  /** A step that begins with the name of its function says it all. */
  static String within(String function, String does) {
    return does.startsWith(function) ? does : function + OF + does;
  }
}
