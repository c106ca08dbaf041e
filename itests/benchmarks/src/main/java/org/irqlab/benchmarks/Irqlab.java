package org.irqlab.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes that run {@link Measure}.
 *
 * @param work folder to work in
 */
record Irqlab(Path work) {
  /** As the launcher starts it. */
  private static final List<String> JVM =
      List.of(
          "java",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-XX:Tier4InvocationThreshold=150000",
          "-XX:Tier4MinInvocationThreshold=18000",
          "-XX:Tier4CompileThreshold=450000",
          "-XX:Tier4BackEdgeThreshold=1200000");

  private static final int WARM_UP = 4;
  private static final long LARGE = 5_000_000;

  /**
   * A cold process.
   *
   * @param question what is asked
   * @param subject of what
   */
  Run cold(Measure.Question question, Subject subject) {
    return run(question, subject, 1, 1, true);
  }

  /**
   * The last of some runs in one process, the searching thread alone.
   *
   * @param question what is asked
   * @param subject of what
   * @param workers parallel workers
   */
  Run warm(Measure.Question question, Subject subject, int workers) {
    int before = subject.states() > LARGE ? 1 : WARM_UP;
    return run(question, subject, 1 + before, workers, false);
  }

  private Run run(
      Measure.Question question, Subject subject, int runs, int workers, boolean whole) {
    List<String> command = new ArrayList<>(JVM);
    command.addAll(List.of("-Xmx3g", "-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of(
            Measure.class.getName(),
            "" + question,
            subject.model(),
            "" + subject.sources(),
            "" + subject.cpus(),
            "" + runs,
            "" + workers));
    Shell.Result result = new Shell(work).run(command);
    String[] last =
        result
            .output()
            .lines()
            .filter(line -> line.startsWith(Measure.RUN))
            .reduce((one, next) -> next)
            .orElseThrow()
            .split(" ");
    double bytes = Double.parseDouble(last[3]);
    Sample sample =
        whole
            ? new Sample(result.cpu(), result.wall(), bytes)
            : new Sample(Double.parseDouble(last[1]), Double.parseDouble(last[2]), bytes);
    return new Run(sample, Long.parseLong(last[4]));
  }

  /**
   * One run.
   *
   * @param sample what it took
   * @param states states visited
   */
  record Run(Sample sample, long states) {}
}
