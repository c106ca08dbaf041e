package org.irqlab.engine.reduce;

import static org.irqlab.api.routine.Code.choose;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.way;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.link.MachineBuilder;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.model.DisintxLazy;
import org.irqlab.engine.model.DisintxLazy.Controller;
import org.irqlab.engine.model.PlicXen;
import org.irqlab.engine.search.Inspector;
import org.irqlab.engine.search.Limits;
import org.irqlab.engine.search.Search;
import org.irqlab.engine.search.Space;
import org.irqlab.engine.search.StepGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Symmetry is found where it is, and nowhere else. */
class SymmetryTest {
  @ParameterizedTest
  @CsvSource({"7, 1, 876", "10, 1, 2376"})
  void shouldCountTheOrbitsOfPlicXen(int sources, int cpus, long states) {
    assertOrbits(PlicXen.machine(sources, cpus, PlicXen.Mode.GUEST), states);
  }

  @ParameterizedTest
  @CsvSource({"6, 2, 8419", "7, 2, 13875", "8, 2, 21297"})
  void shouldCountTheOrbitsOfDisintxLazy(int sources, int cpus, long states) {
    assertOrbits(
        DisintxLazy.machine(
            new DisintxLazy.Variant(sources, cpus, Controller.LATCH, false, true, 2)),
        states);
  }

  private static void assertOrbits(Machine machine, long states) {
    Symmetry symmetry = Symmetry.of(machine).orElseThrow();
    int words = machine.layout().words();
    Space space =
        new Search(
                words,
                () -> symmetry.of(new StepGenerator(machine, true)),
                () -> Inspector.NONE,
                1,
                Limits.none(),
                progress -> {})
            .from(symmetry.start(machine.initial()));
    assertEquals(Optional.empty(), space.stopped());
    assertEquals(states, space.states());
  }

  /** The guest runs on the first CPU. */
  @Test
  void shouldLeaveCpusAloneThatAreToldApart() {
    Symmetry symmetry =
        Symmetry.of(
                DisintxLazy.machine(
                    new DisintxLazy.Variant(3, 2, Controller.LATCH, false, false, 2)))
            .orElseThrow();
    assertEquals(
        "those that differ by an exchange of equals counted once (source x 3)", symmetry.says());
  }

  @ParameterizedTest
  @EnumSource(Odd.class)
  void shouldRefuseSourcesThatAreToldApart(Odd odd) {
    assertEquals(odd == Odd.NOTHING, Symmetry.of(sources(odd)).isPresent());
  }

  /** What tells the sources of a machine apart. */
  private enum Odd {
    NOTHING,
    /** A source is taken only when none before it is pending. */
    PRIORITIES,
    /** Something is wrong when the first is in hand while the second is pending. */
    WATCH,
    /** The last is pending again when it was served. */
    SERVICE
  }

  private static Machine sources(Odd odd) {
    MachineBuilder machine = new MachineBuilder(Scope.SMALLEST);
    Field[] pending = new Field[3];
    Arrays.setAll(pending, i -> machine.layout().flag("pending[" + i + "]", Protection.SHARED));
    Field hand = machine.layout().field("hand", 4, Protection.SHARED);
    Block.Way[] ways = new Block.Way[3];
    for (int i = 0; i < ways.length; i++) {
      int source = i;
      machine.context(
          "source" + i,
          Optional.empty(),
          Level.HARDWARE,
          Routine.of(
              "source",
              "source" + i,
              "test",
              rest(
                  choose(
                      way(
                          guarded(
                              "raise",
                              s -> !s.is(pending[source]),
                              s -> s.set(pending[source], true)))))));
      ways[i] =
          way(
              guarded(
                  "take " + i,
                  s ->
                      s.is(pending[source])
                          && !(odd == Odd.PRIORITIES && source > 0 && s.is(pending[source - 1])),
                  s -> {
                    s.set(pending[source], odd == Odd.SERVICE && source == 2);
                    s.set(hand, source + 1);
                  }));
    }
    machine.context(
        "cpu",
        Optional.empty(),
        Level.HARDIRQ,
        Routine.of("cpu", "", "test", rest(choose(ways)), step("end", s -> s.set(hand, 0))));
    if (odd == Odd.WATCH) {
      machine.watch("first", Verdict.STALL, s -> s.get(hand) == 1 && s.is(pending[1]));
    }
    return machine.build();
  }
}
