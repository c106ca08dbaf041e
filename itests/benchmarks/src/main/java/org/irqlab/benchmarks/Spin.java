package org.irqlab.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SPIN's verifier for one subject, searching by breadth or by depth. */
final class Spin {
  private static final Pattern STATES = Pattern.compile("(\\d+) states, stored");
  private static final Pattern TRANSITIONS = Pattern.compile("(\\d+) transitions \\(=");
  private static final Pattern MEMORY = Pattern.compile("([\\d.]+)\\s+total actual memory usage");
  private static final Pattern STACK = Pattern.compile("([\\d.]+)\\s+memory used for DFS stack");
  private static final double MEGABYTE = 1 << 20;

  private final Subject subject;
  private final List<String> command;
  private final Shell shell;
  private final double making;

  /**
   * Generates and compiles the verifier.
   *
   * @param subject the model
   * @param models folder of the models
   * @param work folder to build in
   * @param breadth whether to search by breadth
   */
  Spin(Subject subject, Path models, Path work, boolean breadth) throws IOException {
    this.subject = subject;
    Path folder = work.resolve(subject.toString().replace(' ', '-') + (breadth ? "-bfs" : "-dfs"));
    Files.createDirectories(folder);
    shell = new Shell(folder);
    Path model = models.resolve(subject.model() + ".pml");
    double generating =
        shell
            .run(
                List.of(
                    "spin", "-DN=" + subject.sources(), "-DC=" + subject.cpus(), "-a", "" + model))
            .wall();
    String order = breadth ? "-DBFS" : "-DNOREDUCE";
    double compiling =
        shell
            .run(List.of("gcc", "-O3", "-w", "-DSAFETY", "-DNOFAIR", order, "-o", "pan", "pan.c"))
            .wall();
    making = generating + compiling;
    int slots = 64 - Long.numberOfLeadingZeros(subject.states());
    command =
        breadth ? List.of("./pan", "-w" + slots) : List.of("./pan", "-w" + slots, "-m9999999");
  }

  /** Seconds it took to generate and to compile. */
  double making() {
    return making;
  }

  /** Runs it once. */
  Sample run() {
    Shell.Result result = shell.run(command);
    subject.check(
        "SPIN",
        (long) number(STATES, result.output()),
        (long) number(TRANSITIONS, result.output()));
    Matcher stack = STACK.matcher(result.output());
    double unused = stack.find() ? Double.parseDouble(stack.group(1)) : 0;
    double bytes = (number(MEMORY, result.output()) - unused) * MEGABYTE;
    return new Sample(result.cpu(), result.wall(), bytes);
  }

  private static double number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " in " + text);
    }
    return Double.parseDouble(matcher.group(1));
  }
}
