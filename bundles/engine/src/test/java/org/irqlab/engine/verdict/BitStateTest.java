package org.irqlab.engine.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.verdict.Trace;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.model.PlicXen;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitStateTest {
  private static final int ALL = 15_104;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldProveNothingThoughItVisitsNearlyAll(int workers) {
    Findings found =
        Verification.of(PlicXen.machine(5, 1, PlicXen.Mode.GUEST), request(workers, 1));
    assertEquals(Verdict.INCONCLUSIVE, found.verdict());
    assertTrue(found.detail().startsWith("bit-state search, no proof: "), found.detail());
    assertTrue(found.states() > ALL * 0.99 && found.states() <= ALL, found.states() + " states");
    assertEquals(List.of(), found.unreached());
    assertEquals(Trace.NONE, found.trace());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldFindAViolationWithItsRun(int workers) {
    Findings storm =
        Verification.of(PlicXen.machine(3, 1, PlicXen.Mode.EARLY), request(workers, 1));
    assertEquals(Verdict.STORM, storm.verdict());
    assertEquals(6, storm.trace().steps().size());
    Findings stall =
        Verification.of(PlicXen.machine(3, 1, PlicXen.Mode.NEVER), request(workers, 1));
    assertEquals(Verdict.STALL, stall.verdict());
    assertEquals(9, stall.trace().steps().size());
  }

  private static Checker.Request request(int workers, int megabytes) {
    return Checker.Request.PLAIN.withWorkers(workers).whole(true).inBits(OptionalInt.of(megabytes));
  }
}
