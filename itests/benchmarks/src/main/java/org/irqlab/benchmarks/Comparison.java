package org.irqlab.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Compares, and prints tables in Markdown. */
public final class Comparison {
  private static final int WARM_UP = 4;

  private final Path models;
  private final Path work;
  private final int rounds;

  private Comparison(Path models, Path work, int rounds) {
    this.models = models;
    this.work = work;
    this.rounds = rounds;
  }

  /**
   * Compares everything.
   *
   * @param args folder of SPIN's models, folder to work in, rounds, and the size in states of the
   *     largest model to compare
   * @throws IOException if the folder cannot be worked in
   */
  public static void main(String[] args) throws IOException {
    Path work = Files.createDirectories(Path.of(args[1]));
    Comparison comparison = new Comparison(Path.of(args[0]), work, Integer.parseInt(args[2]));
    comparison.sayWhere();
    say(
        "| model | states | SPIN CPU s (bfs, dfs) | SPIN made in s | irqlab CPU s, cold process |"
            + " warm thread | cold ratio | warm ratio | states/CPU s (SPIN, cold, warm) |"
            + " bytes/state (SPIN, irqlab) | s to verdict (SPIN made and run, SPIN, irqlab cold,"
            + " warm) | 2 workers |");
    say("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    for (Subject subject : Subject.ALL) {
      if (subject.states() <= Long.parseLong(args[3])) {
        comparison.compare(subject);
      }
    }
    say("");
    Scaled.print(Integer.parseInt(args[2]));
  }

  private void sayWhere() {
    Shell shell = new Shell(work);
    String cpu =
        shell
            .run(List.of("sh", "-c", "grep -m1 'model name' /proc/cpuinfo | cut -d: -f2"))
            .output();
    say(
        LocalDate.now()
            + "; "
            + cpu.lines().findFirst().orElse("").strip()
            + ", "
            + Runtime.getRuntime().availableProcessors()
            + " CPUs; Java "
            + Runtime.version()
            + "; "
            + shell.run(List.of("spin", "-V")).output().lines().findFirst().orElse("")
            + "; "
            + shell.run(List.of("gcc", "--version")).output().lines().findFirst().orElse("")
            + "; medians of "
            + rounds
            + " rounds in alternation");
    say("");
  }

  private void compare(Subject subject) throws IOException {
    Spin breadth = new Spin(subject, models, work, true);
    Spin depth = new Spin(subject, models, work, false);
    List<Sample> bfs = new ArrayList<>();
    List<Sample> dfs = new ArrayList<>();
    List<Sample> cold = new ArrayList<>();
    List<Sample> warm = new ArrayList<>();
    List<Sample> pair = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      bfs.add(breadth.run());
      cold.add(process(subject, 1, 1, true));
      dfs.add(depth.run());
      warm.add(process(subject, 1 + WARM_UP, 1, false));
      pair.add(process(subject, 1 + WARM_UP, 2, false));
    }
    row(subject, breadth.making(), bfs, dfs, cold, warm, pair);
  }

  /** The whole process, or the last of its runs alone. */
  private Sample process(Subject subject, int runs, int workers, boolean whole) {
    Shell.Result result =
        new Shell(work)
            .run(
                List.of(
                    "java",
                    "-XX:+UseSerialGC",
                    "-XX:-UsePerfData",
                    "-XX:Tier4InvocationThreshold=500000",
                    "-XX:Tier4MinInvocationThreshold=60000",
                    "-XX:Tier4CompileThreshold=1500000",
                    "-XX:Tier4BackEdgeThreshold=4000000",
                    "-Xmx3g",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Measure.class.getName(),
                    subject.model(),
                    "" + subject.sources(),
                    "" + subject.cpus(),
                    "" + runs,
                    "" + workers));
    String[] last =
        result
            .output()
            .lines()
            .filter(line -> line.startsWith("run "))
            .reduce((one, next) -> next)
            .orElseThrow()
            .split(" ");
    double bytes = Double.parseDouble(last[3]);
    return whole
        ? new Sample(result.cpu(), result.wall(), bytes)
        : new Sample(Double.parseDouble(last[1]), Double.parseDouble(last[2]), bytes);
  }

  private void row(
      Subject subject,
      double making,
      List<Sample> bfs,
      List<Sample> dfs,
      List<Sample> cold,
      List<Sample> warm,
      List<Sample> pair) {
    double spinBreadth = Sample.median(bfs, Sample::cpu);
    double spinDepth = Sample.median(dfs, Sample::cpu);
    double spin = Math.min(spinBreadth, spinDepth);
    double coldCpu = Sample.median(cold, Sample::cpu);
    double warmCpu = Sample.median(warm, Sample::cpu);
    double spinWall = Math.min(Sample.median(bfs, Sample::wall), Sample.median(dfs, Sample::wall));
    double spinBytes =
        Math.min(Sample.median(bfs, Sample::bytes), Sample.median(dfs, Sample::bytes));
    double warmWall = Sample.median(warm, Sample::wall);
    long states = subject.states();
    say(
        String.format(
            "| %s | %,d | %.2f, %.2f | %.1f | %.2f | %.3f | %.1f | %.1f | %,.0f, %,.0f, %,.0f |"
                + " %.0f, %.0f | %.1f, %.1f, %.1f, %.2f | %.2f |",
            subject,
            states,
            spinBreadth,
            spinDepth,
            making,
            coldCpu,
            warmCpu,
            spin / coldCpu,
            spin / warmCpu,
            states / spin,
            states / coldCpu,
            states / warmCpu,
            spinBytes / states,
            Sample.median(cold, Sample::bytes) / states,
            making + spinWall,
            spinWall,
            Sample.median(cold, Sample::wall),
            warmWall,
            warmWall / Sample.median(pair, Sample::wall)));
  }

  static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
