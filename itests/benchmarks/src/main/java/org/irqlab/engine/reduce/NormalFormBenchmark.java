package org.irqlab.engine.reduce;

import java.util.concurrent.TimeUnit;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.model.PlicXen;
import org.irqlab.engine.search.States;
import org.irqlab.engine.search.StepGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One state after the other put into its normal form, six sources and two CPUs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NormalFormBenchmark {
  private NormalForm form;
  private long[] states;
  private long[] state;
  private int words;
  private int at;

  /** Visits the states. */
  @Setup
  public void visit() {
    Machine machine = PlicXen.machine(6, 2, PlicXen.Mode.GUEST);
    form = new NormalForm(Symmetry.of(machine).orElseThrow());
    states = States.of(States.space(machine, new StepGenerator(machine, true)));
    words = machine.layout().words();
    state = new long[words];
  }

  /** Copies a state and puts its members in order. */
  @Benchmark
  public long[] order() {
    at += words;
    at = at == states.length ? 0 : at;
    System.arraycopy(states, at, state, 0, words);
    form.apply(state, 0);
    return state;
  }
}
