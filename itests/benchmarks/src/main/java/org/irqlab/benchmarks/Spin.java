package org.irqlab.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A verifier that SPIN generates and gcc compiles. */
final class Spin {
  private static final Pattern STATES = Pattern.compile("(\\d+) states, stored");
  private static final Pattern TRANSITIONS = Pattern.compile("(\\d+) transitions \\(=");
  private static final Pattern MEMORY = Pattern.compile("([\\d.]+)\\s+total actual memory usage");
  private static final Pattern STACK = Pattern.compile("([\\d.]+)\\s+memory used for DFS stack");
  private static final String PROVED = "errors: 0";
  private static final String CUT = "max search depth too small";
  private static final double MEGABYTE = 1 << 20;
  private static final String DEEP = "-m9999999";

  private final List<String> command;
  private final Shell shell;
  private final double making;

  private Spin(Path folder, Path model, List<String> sizes, List<String> options, List<String> run)
      throws IOException {
    Files.createDirectories(folder);
    shell = new Shell(folder);
    List<String> generate = new ArrayList<>(List.of("spin"));
    generate.addAll(sizes);
    generate.addAll(List.of("-a", "" + model));
    List<String> compile = new ArrayList<>(List.of("gcc", "-O3", "-w"));
    compile.addAll(options);
    compile.addAll(List.of("-o", "pan", "pan.c"));
    making = shell.run(generate).wall() + shell.run(compile).wall();
    command = new ArrayList<>(List.of("./pan"));
    command.addAll(run);
  }

  /**
   * A verifier of states and steps.
   *
   * @param subject the model
   * @param models folder of the models
   * @param work folder to build in
   * @param breadth whether to search by breadth
   */
  static Spin of(Subject subject, Path models, Path work, boolean breadth) throws IOException {
    int slots = Long.SIZE - Long.numberOfLeadingZeros(subject.states());
    String order = breadth ? "-DBFS" : "-DNOREDUCE";
    return new Spin(
        work.resolve(subject.toString().replace(' ', '-') + (breadth ? "-bfs" : "-dfs")),
        models.resolve(subject.model() + ".pml"),
        List.of("-DN=" + subject.sources(), "-DC=" + subject.cpus()),
        List.of("-DSAFETY", "-DNOFAIR", order),
        breadth ? List.of("-w" + slots) : List.of("-w" + slots, DEEP));
  }

  /**
   * A verifier that searches fair runs without end for one that is not accepted.
   *
   * @param model name of the model
   * @param sources N
   * @param models folder of the models
   * @param work folder to build in
   */
  static Spin ofFairRuns(String model, int sources, Path models, Path work) throws IOException {
    return new Spin(
        work.resolve(model + "-" + sources),
        models.resolve(model + ".pml"),
        List.of("-DN=" + sources, "-DC=1"),
        List.of("-DNOREDUCE", "-DNFAIR=3"),
        List.of("-a", "-f", "-w18", "-m100000"));
  }

  /** Seconds it took to generate and to compile. */
  double making() {
    return making;
  }

  /** Runs it once; it must find no error. */
  Run run() {
    Shell.Result result = shell.run(command);
    String output = result.output();
    if (!output.contains(PROVED) || output.contains(CUT)) {
      throw new IllegalStateException("SPIN proves nothing: " + output);
    }
    Matcher stack = STACK.matcher(output);
    double unused = stack.find() ? Double.parseDouble(stack.group(1)) : 0;
    double bytes = (number(MEMORY, output) - unused) * MEGABYTE;
    return new Run(
        new Sample(result.cpu(), result.wall(), bytes),
        (long) number(STATES, output),
        (long) number(TRANSITIONS, output));
  }

  private static double number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " in " + text);
    }
    return Double.parseDouble(matcher.group(1));
  }

  /**
   * One run.
   *
   * @param sample what it took
   * @param states states stored
   * @param transitions transitions, rounded if there are very many
   */
  record Run(Sample sample, long states, long transitions) {}
}
