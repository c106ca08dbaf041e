package org.irqlab.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The engine's inner parts, one by one, with what they allocate. */
final class InnerParts {
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final int ITERATIONS = 3;

  private InnerParts() {}

  /** The table. */
  static List<String> table() {
    List<String> table =
        new ArrayList<>(
            List.of(
                "| part (JMH, one thread) | ns a call | error (99.9 %) | bytes allocated a call |",
                "|---|--:|--:|--:|"));
    for (RunResult run : run()) {
      table.add(row(run));
    }
    return table;
  }

  private static Collection<RunResult> run() {
    try {
      return new Runner(
              new OptionsBuilder()
                  .include("org\\.irqlab\\.engine\\..*Benchmark")
                  .addProfiler(GCProfiler.class)
                  .forks(1)
                  .jvmArgs("-Xmx1g", "-XX:+UseSerialGC")
                  .warmupIterations(ITERATIONS)
                  .warmupTime(TimeValue.seconds(1))
                  .measurementIterations(ITERATIONS)
                  .measurementTime(TimeValue.seconds(1))
                  .shouldFailOnError(true)
                  .verbosity(VerboseMode.SILENT)
                  .build())
          .run();
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH", e);
    }
  }

  private static String row(RunResult run) {
    BenchmarkParams params = run.getParams();
    String[] name = params.getBenchmark().split("\\.");
    List<String> values = new ArrayList<>();
    params.getParamsKeys().forEach(key -> values.add(params.getParam(key)));
    Result<?> time = run.getPrimaryResult();
    Result<?> allocated = run.getSecondaryResults().get(ALLOCATED);
    return String.format(
        "| %s, %s%s | %.1f | %.1f | %.3f |",
        name[name.length - 2].replace("Benchmark", ""),
        name[name.length - 1],
        values.isEmpty() ? "" : ", " + String.join(", ", values),
        time.getScore(),
        time.getScoreError(),
        allocated.getScore());
  }
}
