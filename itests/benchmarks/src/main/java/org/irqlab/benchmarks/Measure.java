package org.irqlab.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.irqlab.api.lab.Checker;
import org.irqlab.engine.verdict.Findings;
import org.irqlab.engine.verdict.Verification;

/** A process that verifies a subject as often as it is told; the first time it is cold. */
public final class Measure {
  private static final int MEGABYTES = 1500;

  private Measure() {}

  /**
   * Verifies, and prints CPU seconds of the searching thread (linking included), seconds, and bytes
   * for each run.
   *
   * @param args model, N, C, runs, workers
   */
  public static void main(String[] args) {
    Subject subject = Subject.of(args[0], Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    int workers = Integer.parseInt(args[4]);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int run = 0; run < Integer.parseInt(args[3]); run++) {
      long wall = System.nanoTime();
      long cpu = threads.getCurrentThreadCpuTime();
      AtomicLong bytes = new AtomicLong();
      Findings found =
          Verification.of(
              subject.machine(),
              Checker.Request.PLAIN
                  .withWorkers(workers)
                  .within(OptionalLong.empty(), OptionalInt.empty(), OptionalInt.of(MEGABYTES))
                  .heardBy(progress -> bytes.set(progress.bytes()))
                  .whole(true));
      subject.check("irqlab", found.states(), found.transitions());
      System.out.println(
          "run "
              + (threads.getCurrentThreadCpuTime() - cpu) / 1e9
              + " "
              + (System.nanoTime() - wall) / 1e9
              + " "
              + bytes);
    }
  }
}
