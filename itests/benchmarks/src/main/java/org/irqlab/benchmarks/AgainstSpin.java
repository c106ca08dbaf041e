package org.irqlab.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.irqlab.benchmarks.Measure.Question;

/** One subject, verified by SPIN and by irqlab in alternation. */
final class AgainstSpin {
  static final List<String> RATES =
      List.of(
          "| every state, one worker | states | SPIN CPU s (breadth, depth first) | irqlab CPU s,"
              + " cold process | warm thread | SPIN / cold | SPIN / warm | states per CPU s (SPIN,"
              + " cold, warm) | bytes per state (SPIN, irqlab) | two workers |",
          "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
  static final List<String> TIMES =
      List.of(
          "| seconds to the verdict | SPIN made and run | SPIN run | irqlab, cold process | warm |"
              + " reduced: states | cold process | warm | SPIN made and run / reduced, cold | SPIN"
              + " run / reduced, cold | SPIN run / reduced, warm |",
          "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");

  private final Subject subject;
  private final double making;
  private final List<Sample> breadthFirst = new ArrayList<>();
  private final List<Sample> depthFirst = new ArrayList<>();
  private final List<Sample> cold = new ArrayList<>();
  private final List<Sample> warm = new ArrayList<>();
  private final List<Sample> pair = new ArrayList<>();
  private final List<Sample> reduced = new ArrayList<>();
  private final List<Sample> reducedWarm = new ArrayList<>();
  private long fewer;

  AgainstSpin(Subject subject, Path models, Path work, int rounds) throws IOException {
    this.subject = subject;
    Spin breadth = Spin.of(subject, models, work, true);
    Spin depth = Spin.of(subject, models, work, false);
    making = breadth.making();
    Irqlab irqlab = new Irqlab(work);
    for (int round = 0; round < rounds; round++) {
      breadthFirst.add(checked(breadth.run()));
      cold.add(irqlab.cold(Question.WHOLE, subject).sample());
      depthFirst.add(checked(depth.run()));
      warm.add(irqlab.warm(Question.WHOLE, subject, 1).sample());
      pair.add(irqlab.warm(Question.WHOLE, subject, 2).sample());
      Irqlab.Run less = irqlab.cold(Question.REDUCED, subject);
      reduced.add(less.sample());
      fewer = less.states();
      reducedWarm.add(irqlab.warm(Question.REDUCED, subject, 1).sample());
    }
  }

  private Sample checked(Spin.Run run) {
    subject.check("SPIN", run.states(), run.transitions());
    return run.sample();
  }

  private double spin(ToDoubleFunction<Sample> what) {
    return Math.min(Sample.median(breadthFirst, what), Sample.median(depthFirst, what));
  }

  /** A row of {@link #RATES}. */
  String rates() {
    double spin = spin(Sample::cpu);
    double coldCpu = Sample.median(cold, Sample::cpu);
    double warmCpu = Sample.median(warm, Sample::cpu);
    long states = subject.states();
    return String.format(
        "| %s | %,d | %.2f, %.2f | %.2f | %.3f | %.1f | %.1f | %,.0f, %,.0f, %,.0f | %.0f, %.1f |"
            + " %.2f |",
        subject,
        states,
        Sample.median(breadthFirst, Sample::cpu),
        Sample.median(depthFirst, Sample::cpu),
        coldCpu,
        warmCpu,
        spin / coldCpu,
        spin / warmCpu,
        states / spin,
        states / coldCpu,
        states / warmCpu,
        spin(Sample::bytes) / states,
        Sample.median(cold, Sample::bytes) / states,
        Sample.median(warm, Sample::wall) / Sample.median(pair, Sample::wall));
  }

  /** A row of {@link #TIMES}. */
  String times() {
    double spin = spin(Sample::wall);
    double less = Sample.median(reduced, Sample::wall);
    double lessWarm = Sample.median(reducedWarm, Sample::wall);
    return String.format(
        "| %s | %.1f | %.2f | %.2f | %.3f | %,d | %.2f | %.3f | %.0f | %.1f | %.0f |",
        subject,
        making + spin,
        spin,
        Sample.median(cold, Sample::wall),
        Sample.median(warm, Sample::wall),
        fewer,
        less,
        lessWarm,
        (making + spin) / less,
        spin / less,
        spin / lessWarm);
  }
}
