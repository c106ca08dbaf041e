package org.irqlab.engine.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.verdict.Trace;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.model.DisintxLazy;
import org.irqlab.engine.model.DisintxLazy.Controller;
import org.irqlab.engine.model.PlicXen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shortest counterexamples two other checkers agree on, for one worker and for two. */
class CounterexampleTest {
  @ParameterizedTest
  @CsvSource({"EARLY, STORM, 6", "GUEST, OK, 0", "NEVER, STALL, 9"})
  void shouldJudgePlicXen(PlicXen.Mode mode, Verdict verdict, int steps) {
    for (int sources = 1; sources <= 3; sources++) {
      assertVerdict(PlicXen.machine(sources, 1, mode), verdict, steps);
    }
  }

  /** A second CPU can claim before the first has injected. */
  @Test
  void shouldStormOneStepSoonerOnTwoCpus() {
    assertVerdict(PlicXen.machine(2, 2, PlicXen.Mode.EARLY), Verdict.STORM, 5);
  }

  @Test
  void shouldTellTheStormOfEarlyCompletionInSixSteps() {
    Findings findings =
        Verification.of(PlicXen.machine(1, 1, PlicXen.Mode.EARLY), Checker.Request.PLAIN);
    assertEquals(
        List.of("raise", "forward", "claim 0", "ackend", "inject", "claim 0"),
        findings.trace().story().stream()
            .map(step -> step.step().substring(step.step().indexOf(' ') + 1))
            .toList());
    assertEquals("claimed again before it was served", findings.detail());
  }

  @ParameterizedTest
  @CsvSource({
    "LEVEL, true, true, OK, 0",
    "LEVEL, false, true, OK, 0",
    "STRICT, true, true, STALL, 12",
    "STRICT, false, true, STALL, 12",
    "STRICT, false, false, OK, 0",
    "LATCH, true, true, STALL, 12",
    "LATCH, false, true, OK, 0",
    "LEVEL, true, false, OK, 0",
    "LEVEL, false, false, OK, 0",
    "STRICT, true, false, STALL, 12",
    "LATCH, true, false, STALL, 12",
    "LATCH, false, false, OK, 0"
  })
  void shouldJudgeDisintxLazy(
      Controller controller, boolean lazy, boolean separate, Verdict verdict, int steps) {
    assertVerdict(
        DisintxLazy.machine(new DisintxLazy.Variant(1, 1, controller, lazy, separate, 2)),
        verdict,
        steps);
  }

  private static void assertVerdict(Machine machine, Verdict verdict, int steps) {
    Findings one = Verification.of(machine, Checker.Request.PLAIN);
    Findings two = Verification.of(machine, workers(2));
    assertEquals(verdict, one.verdict());
    assertEquals(steps, one.trace().steps().size());
    assertEquals(names(one.trace()), names(two.trace()));
    assertEquals(one.verdict(), two.verdict());
    assertEquals(one.states(), two.states());
    assertEquals(one.transitions(), two.transitions());
    assertEquals(one.depth(), two.depth());
    assertEquals(one.unreached(), two.unreached());
  }

  private static List<String> names(Trace trace) {
    return trace.steps().stream().map(step -> step.context() + " " + step.step()).toList();
  }

  private static Checker.Request workers(int workers) {
    return Checker.Request.PLAIN.withWorkers(workers);
  }
}
