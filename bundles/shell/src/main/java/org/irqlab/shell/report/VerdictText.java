package org.irqlab.shell.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.irqlab.api.verdict.Result;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Verdict;

/** An answer as lines for people. */
public final class VerdictText {
  private static final String INDENT = "  ";
  private static final int WIDTH = 98;

  private VerdictText() {}

  /** The first line: verdict, path, scope, size. */
  public static String headline(Answer answer) {
    Result result = answer.result();
    return String.join(
        "  ",
        result.verdict().name(),
        result.path(),
        scope(result.scope()),
        result.states() + " states " + result.transitions() + " transitions");
  }

  /** All of it. */
  public static List<String> lines(Answer answer, boolean steps) {
    Result result = answer.result();
    List<String> lines = new ArrayList<>();
    lines.add(headline(answer));
    if (!result.detail().isEmpty()) {
      clauses(result.detail()).forEach(clause -> lines.add(INDENT + clause));
    }
    Story.lines(result.trace(), steps).forEach(line -> lines.add(INDENT + line));
    if (!result.also().isEmpty()) {
      lines.add(INDENT + "also " + names(result.also()));
    }
    result.warnings().forEach(warning -> lines.add(INDENT + "warning: " + warning));
    answer
        .expected()
        .ifPresent(
            verdict ->
                lines.add(
                    INDENT
                        + (answer.asExpected()
                            ? "as expected"
                            : "expected " + verdict + ", found " + result.verdict())));
    return lines;
  }

  /** A detail that is too long for a line goes on in the next, after a semicolon. */
  private static List<String> clauses(String detail) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String clause : detail.split("(?<=; )")) {
      if (!line.isEmpty() && (line + clause).stripTrailing().length() > WIDTH) {
        lines.add(line.stripTrailing());
        line = "";
      }
      line += clause;
    }
    lines.add(line);
    return lines;
  }

  private static String names(List<Verdict> verdicts) {
    return verdicts.stream().map(Verdict::name).collect(Collectors.joining(", "));
  }

  /** The scope; what is as usual is left out. */
  public static String scope(Scope scope) {
    StringBuilder text = new StringBuilder();
    text.append("cpus=").append(scope.cpus());
    text.append(" vcpus=").append(scope.vcpus());
    text.append(" timing=").append(scope.timing().name().toLowerCase(Locale.ROOT));
    scope.assertions().ifPresent(n -> text.append(" assertions=").append(n));
    Scope usual = Scope.SMALLEST;
    differing(text, "workers", scope.workers(), usual.workers());
    differing(text, "nesting", scope.nesting(), usual.nesting());
    differing(text, "depth", scope.depth(), usual.depth());
    return text.toString();
  }

  private static void differing(StringBuilder text, String key, int value, int usual) {
    if (value != usual) {
      text.append(' ').append(key).append('=').append(value);
    }
  }
}
