package org.irqlab.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.model.PlicXen;
import org.irqlab.engine.verdict.Findings;
import org.irqlab.engine.verdict.Served;
import org.irqlab.engine.verdict.Verification;

/** A process that answers a question as often as it is told; the first time it is cold. */
public final class Measure {
  /** How the line of a run begins. */
  static final String RUN = "run ";

  private static final int MEGABYTES = 1500;

  private Measure() {}

  /** What is asked. */
  enum Question {
    /** Whether anything is wrong, of every state. */
    WHOLE,
    /** The same, of as few states as will do. */
    REDUCED,
    /** Whether the first source is served in every fair run. */
    SERVED
  }

  /**
   * Answers, and prints CPU seconds of the searching thread (linking included), seconds, bytes, and
   * states for each run.
   *
   * @param args question, model, N, C, runs, workers
   */
  public static void main(String[] args) {
    Question question = Question.valueOf(args[0]);
    Subject subject = Subject.of(args[1], Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    int workers = Integer.parseInt(args[5]);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int run = 0; run < Integer.parseInt(args[4]); run++) {
      long wall = System.nanoTime();
      long cpu = threads.getCurrentThreadCpuTime();
      AtomicLong bytes = new AtomicLong();
      long states =
          question == Question.SERVED
              ? served(subject)
              : verify(subject, workers, question == Question.WHOLE, bytes);
      System.out.println(
          RUN
              + (threads.getCurrentThreadCpuTime() - cpu) / 1e9
              + " "
              + (System.nanoTime() - wall) / 1e9
              + " "
              + bytes
              + " "
              + states);
    }
  }

  private static long verify(Subject subject, int workers, boolean whole, AtomicLong bytes) {
    Findings found =
        Verification.of(
            subject.machine(),
            Checker.Request.PLAIN
                .withWorkers(workers)
                .within(OptionalLong.empty(), OptionalInt.empty(), OptionalInt.of(MEGABYTES))
                .heardBy(progress -> bytes.set(progress.bytes()))
                .whole(whole));
    if (found.verdict() != Verdict.OK) {
      throw new IllegalStateException(found.verdict() + ": " + found.detail());
    }
    if (whole) {
      subject.check("irqlab", found.states(), found.transitions());
    }
    return found.states();
  }

  private static long served(Subject subject) {
    Served served =
        Served.in(PlicXen.unmonitored(subject.sources(), subject.cpus(), PlicXen.Mode.GUEST));
    if (!served.holds(0)) {
      throw new IllegalStateException("a source of " + subject + " is not served");
    }
    return served.states();
  }
}
