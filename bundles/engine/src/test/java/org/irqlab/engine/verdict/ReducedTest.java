package org.irqlab.engine.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.verdict.Trace;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.model.DisintxLazy;
import org.irqlab.engine.model.DisintxLazy.Controller;
import org.irqlab.engine.model.PlicXen;
import org.irqlab.engine.trace.Narrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts on large machines are those of the whole space, and come sooner. */
class ReducedTest {
  @Test
  void shouldProveLargeMachinesByTheirOrbits() {
    Findings found =
        Verification.of(PlicXen.machine(10, 1, PlicXen.Mode.GUEST), Machines.workers(1));
    assertEquals(Verdict.OK, found.verdict());
    assertEquals(2_376, found.states());
    assertEquals(
        "all 2376 states visited, those that differ by an exchange of equals counted once (source x"
            + " 10), none is bad",
        found.detail());
    assertEquals(List.of(), found.unreached());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldVisitEveryStateOnRequest(int workers) {
    Machine machine = PlicXen.machine(6, 1, PlicXen.Mode.GUEST);
    assertEquals(80_896, Verification.of(machine, whole(workers)).states());
    assertTrue(Verification.of(machine, Machines.workers(workers)).states() < 1_000);
  }

  @ParameterizedTest
  @CsvSource({"7, 1, NEVER", "6, 2, NEVER", "6, 3, EARLY"})
  void shouldTellRealRunsOfPlicXen(int sources, int cpus, PlicXen.Mode mode) {
    assertSameViolation(PlicXen.machine(sources, cpus, mode));
  }

  @ParameterizedTest
  @CsvSource({"STRICT, true", "STRICT, false", "LATCH, true"})
  void shouldTellRealRunsOfDisintxLazy(Controller controller, boolean lazy) {
    assertSameViolation(
        DisintxLazy.machine(new DisintxLazy.Variant(4, 2, controller, lazy, true, 2)));
  }

  private static void assertSameViolation(Machine machine) {
    Findings reduced = Verification.of(machine, Machines.workers(1), 10);
    Findings whole = Verification.of(machine, whole(1));
    assertEquals(whole.verdict(), reduced.verdict());
    assertEquals(whole.also(), reduced.also());
    assertEquals(whole.depth(), reduced.depth());
    assertEquals(whole.trace().steps().size(), reduced.trace().steps().size());
    assertTrue(reduced.states() < whole.states(), reduced.states() + " of " + whole.states());
    assertRuns(machine, reduced.trace());
  }

  private static void assertRuns(Machine machine, Trace trace) {
    Narrator narrator = new Narrator(machine);
    for (Trace.Step step : trace.steps()) {
      Transition taken =
          machine.contexts().stream()
              .filter(c -> c.name().equals(step.context()))
              .flatMap(c -> c.points().get(c.pc().read(narrator.words(), 0)).transitions().stream())
              .filter(t -> t.name().equals(step.step()))
              .findFirst()
              .orElseThrow();
      narrator.take(taken);
    }
    assertEquals(trace.steps(), narrator.trace(OptionalInt.empty()).steps());
  }

  private static Checker.Request whole(int workers) {
    return Checker.Request.PLAIN.withWorkers(workers).whole(true);
  }
}
