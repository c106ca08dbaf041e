package org.irqlab.engine.table;

import java.util.concurrent.TimeUnit;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.model.DisintxLazy;
import org.irqlab.engine.model.PlicXen;
import org.irqlab.engine.search.Generator;
import org.irqlab.engine.search.States;
import org.irqlab.engine.search.StepGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** All successors of one state after the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GeneratorBenchmark {
  /** Name of the model. */
  @Param({"plic-xen", "disintx-lazy"})
  public String model;

  private Generator steps;
  private Generator tables;
  private long[] states;
  private long[] out;
  private int words;
  private int at;

  /** Visits the states. */
  @Setup
  public void visit() {
    Machine machine =
        model.equals("plic-xen")
            ? PlicXen.machine(6, 1, PlicXen.Mode.GUEST)
            : DisintxLazy.machine(
                new DisintxLazy.Variant(4, 2, DisintxLazy.Controller.LATCH, false, true, 2));
    steps = new StepGenerator(machine, true);
    tables = new TableGenerator(new Tables(machine), true);
    states = States.of(States.space(machine, tables));
    words = machine.layout().words();
    out = new long[words * steps.most()];
  }

  /** Calls the steps. */
  @Benchmark
  public int calling() {
    return steps.successors(states, next(), out, 0);
  }

  /** Looks up in the tables. */
  @Benchmark
  public int looking() {
    return tables.successors(states, next(), out, 0);
  }

  private int next() {
    at += words;
    at = at == states.length ? 0 : at;
    return at;
  }
}
