package org.irqlab.engine.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.model.PlicXen;
import org.irqlab.engine.search.Inspector;
import org.irqlab.engine.search.Limits;
import org.irqlab.engine.search.Search;
import org.irqlab.engine.search.Space;
import org.irqlab.engine.search.StepGenerator;
import org.irqlab.engine.state.Slot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * "Served" of model M1: a line that is high falls, if the parts of the machine move in their turn,
 * though other sources assert for ever. Early completion is a storm and no hang; without completion
 * the source is never served.
 */
class ServedTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1, EARLY, true",
    "2, 1, EARLY, true",
    "2, 2, EARLY, true",
    "1, 1, GUEST, true",
    "2, 2, GUEST, true",
    "3, 2, GUEST, true",
    "1, 1, NEVER, false",
    "2, 2, NEVER, false"
  })
  void shouldServeUnlessNobodyCompletes(int sources, int cpus, PlicXen.Mode mode, boolean served) {
    Machine machine = PlicXen.unmonitored(sources, cpus, mode);
    for (int source = 0; source < sources; source++) {
      assertEquals(served, isServed(machine, source), "source " + source);
    }
  }

  private static boolean isServed(Machine machine, int source) {
    Space space =
        new Search(
                machine.layout().words(),
                () -> new StepGenerator(machine, true),
                () -> Inspector.NONE,
                1,
                Limits.none(),
                progress -> {})
            .from(machine.initial());
    Graph graph = new Graph(space.visited(), new StepGenerator(machine, true), Limits.none());
    boolean[] any = Demand.set(machine, t -> true);
    boolean stuck =
        Arrays.stream(waiting(machine, graph, source)).anyMatch(s -> graph.expand(s) == 0);
    return !stuck
        && new FairParts(
                graph,
                new Region((int) space.visited().slots()),
                any,
                any,
                fairness(machine, source))
            .in(waiting(machine, graph, source))
            .isEmpty();
  }

  private static int[] waiting(Machine machine, Graph graph, int source) {
    Slot line =
        machine.layout().slots().stream()
            .filter(slot -> slot.name().equals("device/line[" + source + "]"))
            .findFirst()
            .orElseThrow();
    return Owing.among(graph, List.of(line));
  }

  /** Weak for each step that is no choice, strong for the claims of the source. */
  private static List<Demand> fairness(Machine machine, int source) {
    List<Demand> demands = new ArrayList<>();
    for (Transition t : machine.transitions()) {
      if (List.of("forward", "ackend", "inject", "service", "vcomplete")
          .contains(t.step().name())) {
        demands.add(demand(machine, other -> other == t, false));
      }
    }
    demands.add(demand(machine, t -> t.step().name().equals("vclaim " + source), true));
    demands.add(demand(machine, t -> t.step().name().equals("claim " + source), true));
    return demands;
  }

  private static Demand demand(Machine machine, Predicate<Transition> which, boolean strong) {
    boolean[] set = Demand.set(machine, which);
    return new Demand(set, set, strong);
  }
}
