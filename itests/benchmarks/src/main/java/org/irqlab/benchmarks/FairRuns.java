package org.irqlab.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.irqlab.benchmarks.Measure.Question;

/** Whether a source is served in every fair run: SPIN's acceptance cycles, irqlab's components. */
final class FairRuns {
  static final List<String> HEAD =
      List.of(
          "| is a source served in every fair run? | states (SPIN with its automaton, irqlab) | SPIN"
              + " made in s | SPIN CPU s | irqlab CPU s, cold process | warm thread | SPIN / cold |"
              + " SPIN made and run / cold, s | SPIN / warm |",
          "|---|--:|--:|--:|--:|--:|--:|--:|--:|");

  private FairRuns() {}

  /** A row. */
  static String compare(Subject subject, Path models, Path work, int rounds) throws IOException {
    Spin spin = Spin.ofFairRuns(subject.model() + "-served", subject.sources(), models, work);
    Irqlab irqlab = new Irqlab(work);
    List<Sample> theirs = new ArrayList<>();
    List<Sample> cold = new ArrayList<>();
    List<Sample> warm = new ArrayList<>();
    long stored = 0;
    long visited = 0;
    for (int round = 0; round < rounds; round++) {
      Spin.Run run = spin.run();
      stored = run.states();
      theirs.add(run.sample());
      cold.add(irqlab.cold(Question.SERVED, subject).sample());
      Irqlab.Run ours = irqlab.warm(Question.SERVED, subject, 1);
      visited = ours.states();
      warm.add(ours.sample());
    }
    double cpu = Sample.median(theirs, Sample::cpu);
    return String.format(
        "| %s | %,d, %,d | %.1f | %.3f | %.2f | %.4f | %.2f | %.1f | %.1f |",
        subject,
        stored,
        visited,
        spin.making(),
        cpu,
        Sample.median(cold, Sample::cpu),
        Sample.median(warm, Sample::cpu),
        cpu / Sample.median(cold, Sample::cpu),
        (spin.making() + Sample.median(theirs, Sample::wall)) / Sample.median(cold, Sample::wall),
        cpu / Sample.median(warm, Sample::cpu));
  }
}
