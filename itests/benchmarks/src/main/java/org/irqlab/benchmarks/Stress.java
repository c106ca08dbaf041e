package org.irqlab.benchmarks;

import java.nio.file.Path;
import java.util.List;

/** Threads that add to the visited set at the same moment, under jcstress. */
final class Stress {
  private Stress() {}

  /**
   * Runs the tests, and fails if one does.
   *
   * @param work folder to work in
   * @return what was counted
   */
  static String run(Path work) {
    Shell.Result result =
        new Shell(work)
            .run(
                List.of(
                    "java",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "org.openjdk.jcstress.Main",
                    "-t",
                    "org.irqlab.engine.search",
                    "-f",
                    "1",
                    "-iters",
                    "3",
                    "-time",
                    "300",
                    "-sc",
                    "false",
                    "-af",
                    "NONE",
                    "-jvmArgs",
                    "-Xmx256m"));
    String counted =
        result
            .output()
            .lines()
            .filter(line -> line.contains("Results:"))
            .reduce((one, next) -> next)
            .orElse("");
    if (!counted.contains(" 0 failed, 0 soft errs, 0 hard errs")) {
      throw new IllegalStateException("jcstress says: " + result.output());
    }
    return counted.replaceAll("[()]|Results:", "").strip();
  }
}
