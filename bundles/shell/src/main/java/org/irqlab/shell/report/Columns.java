package org.irqlab.shell.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.irqlab.api.verdict.Trace;

/** A trace with one column per context, as a sequence chart on its side. */
public final class Columns {
  private static final int WIDEST = 36;
  private static final String GAP = "  ";
  private static final String BAR = " | ";

  private Columns() {}

  /**
   * The lines.
   *
   * @param steps the steps to show
   * @return a header with the contexts in order of appearance, a rule, and each step in the column
   *     of its context; what is too wide goes on below
   */
  public static List<String> lines(List<Trace.Step> steps) {
    Calls calls = new Calls();
    List<String> texts = steps.stream().map(step -> text(calls.next(step), step.notes())).toList();
    List<String> contexts = steps.stream().map(Trace.Step::context).distinct().toList();
    int numbers = steps.stream().mapToInt(s -> Integer.toString(s.n()).length()).max().orElse(1);
    List<Integer> widths = contexts.stream().map(context -> width(steps, texts, context)).toList();
    List<String> lines = new ArrayList<>();
    lines.add(row(" ".repeat(numbers), contexts, widths));
    int gaps = BAR.length() * (contexts.size() - 1);
    int total = numbers + GAP.length() + widths.stream().mapToInt(w -> w).sum() + gaps;
    lines.add("-".repeat(total));
    for (int i = 0; i < steps.size(); i++) {
      Trace.Step step = steps.get(i);
      String number = Integer.toString(step.n());
      String left = " ".repeat(numbers - number.length()) + number;
      for (String piece : pieces(texts.get(i))) {
        List<String> cells = new ArrayList<>();
        contexts.forEach(context -> cells.add(context.equals(step.context()) ? piece : ""));
        lines.add(row(left, cells, widths));
        left = " ".repeat(numbers);
      }
    }
    return lines;
  }

  private static String text(String name, List<String> notes) {
    return notes.isEmpty() ? name : name + " (" + String.join("; ", notes) + ")";
  }

  private static int width(List<Trace.Step> steps, List<String> texts, String context) {
    int widest =
        IntStream.range(0, steps.size())
            .filter(i -> steps.get(i).context().equals(context))
            .mapToObj(i -> pieces(texts.get(i)))
            .flatMap(List::stream)
            .mapToInt(String::length)
            .max()
            .orElse(0);
    return Math.max(context.length(), widest);
  }

  /** Breaks a text at blanks. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    String rest = text;
    while (rest.length() > WIDEST) {
      int blank = rest.lastIndexOf(' ', WIDEST);
      int cut = blank > 0 ? blank : WIDEST;
      pieces.add(rest.substring(0, cut));
      rest = rest.substring(cut).stripLeading();
    }
    pieces.add(rest);
    return pieces;
  }

  private static String row(String left, List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder(left);
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      line.append(i == 0 ? GAP : BAR).append(cell);
      line.append(" ".repeat(widths.get(i) - cell.length()));
    }
    return line.toString().stripTrailing();
  }
}
