package org.irqlab.engine.verdict;

import java.util.concurrent.TimeUnit;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.model.PlicXen;
import org.irqlab.engine.search.Generator;
import org.irqlab.engine.search.Inspector;
import org.irqlab.engine.search.Limits;
import org.irqlab.engine.search.Search;
import org.irqlab.engine.search.Space;
import org.irqlab.engine.table.TableGenerator;
import org.irqlab.engine.table.Tables;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The components of the graph of five sources, edges generated; for each of its transitions. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ComponentsBenchmark {
  private static final int TRANSITIONS = 61_441;

  private Graph graph;
  private Region region;
  private boolean[] any;

  /** Visits the states. */
  @Setup
  public void visit() {
    Machine machine = PlicXen.machine(5, 1, PlicXen.Mode.GUEST);
    Generator generator = new TableGenerator(new Tables(machine), true);
    Space space =
        new Search(
                machine.layout().words(),
                () -> generator,
                () -> Inspector.NONE,
                1,
                Limits.none(),
                progress -> {})
            .from(machine.initial());
    if (space.transitions() != TRANSITIONS) {
      throw new IllegalStateException(space.transitions() + " transitions");
    }
    graph = new Graph(space.visited(), generator, Limits.none());
    region = new Region((int) space.visited().slots());
    region.becomes(graph.slots());
    any = Demand.set(machine, t -> true);
  }

  /** Takes the graph apart. */
  @Benchmark
  @OperationsPerInvocation(TRANSITIONS)
  public int apart() {
    return Components.of(graph, region, any).count();
  }
}
