package org.irqlab.engine.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.search.Generator;
import org.irqlab.engine.search.Inspector;
import org.irqlab.engine.search.Limits;
import org.irqlab.engine.search.Search;
import org.irqlab.engine.search.Space;
import org.irqlab.engine.state.Slot;
import org.irqlab.engine.table.LateGenerator;
import org.irqlab.engine.table.LateTables;

/**
 * "Served" of model M1: a line that is high falls, if the parts of the machine move in their turn,
 * though other sources assert for ever.
 */
public final class Served {
  private final Machine machine;
  private final LateTables late;
  private final Space space;

  private Served(Machine machine) {
    this.machine = machine;
    this.late = new LateTables(machine);
    this.space =
        new Search(
                machine.layout().words(),
                this::generator,
                () -> Inspector.NONE,
                1,
                Limits.none(),
                progress -> {})
            .from(machine.initial());
  }

  /**
   * Visits every state.
   *
   * @param machine a machine of the model
   */
  public static Served in(Machine machine) {
    return new Served(machine);
  }

  /** States visited. */
  public long states() {
    return space.states();
  }

  /**
   * Whether a source is served in every fair run.
   *
   * @param source its number
   */
  public boolean holds(int source) {
    Graph graph = new Graph(space.visited(), generator(), Limits.none());
    boolean[] any = Demand.set(machine, t -> true);
    int[] waiting = waiting(graph, source);
    return Arrays.stream(waiting).noneMatch(s -> graph.expand(s) == 0)
        && new FairParts(
                graph, new Region((int) space.visited().slots()), any, any, fairness(source))
            .in(waiting)
            .isEmpty();
  }

  private Generator generator() {
    return new LateGenerator(machine, late, true);
  }

  private int[] waiting(Graph graph, int source) {
    Slot line =
        machine.layout().slots().stream()
            .filter(slot -> slot.name().equals("device/line[" + source + "]"))
            .findFirst()
            .orElseThrow();
    return Owing.among(graph, List.of(line));
  }

  /** Weak for each step that is no choice, strong for the claims of the source. */
  private List<Demand> fairness(int source) {
    List<Demand> demands = new ArrayList<>();
    for (Transition t : machine.transitions()) {
      if (List.of("forward", "ackend", "inject", "service", "vcomplete")
          .contains(t.step().name())) {
        demands.add(demand(other -> other == t, false));
      }
    }
    demands.add(demand(t -> t.step().name().equals("vclaim " + source), true));
    demands.add(demand(t -> t.step().name().equals("claim " + source), true));
    return demands;
  }

  private Demand demand(Predicate<Transition> which, boolean strong) {
    boolean[] set = Demand.set(machine, which);
    return new Demand(set, set, strong);
  }
}
