package org.irqlab.engine.verdict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.irqlab.api.verdict.Trace;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.model.RandomMachine;
import org.irqlab.engine.trace.Narrator;
import org.junit.jupiter.api.Test;

/** The engine and a plain checker agree on machines drawn at random. */
class AgreementTest {
  private static final int MACHINES = 300;

  /** Beyond it the plain checker takes too long over cycles. */
  private static final int MOST_STATES = 400;

  @Test
  void shouldAgreeWithAPlainCheckerOnRandomMachines() {
    Map<Verdict, Integer> seen = new EnumMap<>(Verdict.class);
    for (int seed = 0; seed < MACHINES; seed++) {
      Machine machine = RandomMachine.of(seed);
      Findings found = Verification.of(machine, Machines.workers(1));
      seen.merge(found.verdict(), 1, Integer::sum);
      assertAgrees(seed, machine, found, new NaiveChecker(machine));
      assertSame(found, Verification.of(machine, Machines.workers(1 + seed % 3)), seed);
    }
    for (Verdict verdict : EnumSet.of(Verdict.OK, Verdict.STORM, Verdict.STALL)) {
      assertTrue(seen.getOrDefault(verdict, 0) > MACHINES / 10, seen.toString());
    }
  }

  private static void assertAgrees(int seed, Machine machine, Findings found, NaiveChecker naive) {
    String which = "seed " + seed;
    int quiescent = naive.shortestQuiescentFault();
    if (quiescent >= 0) {
      assertTrue(EnumSet.of(Verdict.STALL, Verdict.LOST).contains(found.verdict()), which);
      assertEquals(quiescent, found.trace().steps().size(), which);
      assertTrue(found.trace().backTo().isEmpty(), which);
      return;
    }
    assertEquals(naive.states(), found.states(), which);
    assertEquals(naive.transitions(), found.transitions(), which);
    assertEquals(naive.depth(), found.depth(), which);
    if (naive.states() <= MOST_STATES) {
      Set<Verdict> kinds = EnumSet.of(found.verdict());
      kinds.addAll(found.also());
      assertEquals(naive.storms(), kinds.contains(Verdict.STORM), which);
      assertEquals(naive.starves(), kinds.contains(Verdict.STALL), which);
    }
    if (found.verdict().violation()) {
      assertGoesRound(machine, found.trace(), which);
    }
  }

  private static void assertGoesRound(Machine machine, Trace trace, String which) {
    Narrator narrator = new Narrator(machine);
    long[] turn = null;
    for (Trace.Step step : trace.steps()) {
      if (step.n() == trace.backTo().orElseThrow() + 1) {
        turn = narrator.words().clone();
      }
      narrator.take(transition(machine, narrator.words(), step));
    }
    assertArrayEquals(turn, narrator.words(), which);
  }

  private static Transition transition(Machine machine, long[] state, Trace.Step step) {
    return machine.contexts().stream()
        .filter(c -> c.name().equals(step.context()))
        .flatMap(c -> c.points().get(c.pc().read(state, 0)).transitions().stream())
        .filter(t -> t.name().equals(step.step()))
        .findFirst()
        .orElseThrow();
  }

  private static void assertSame(Findings one, Findings other, int seed) {
    String which = "seed " + seed;
    assertEquals(one.verdict(), other.verdict(), which);
    assertEquals(one.also(), other.also(), which);
    assertEquals(one.detail(), other.detail(), which);
    assertEquals(one.states(), other.states(), which);
    assertEquals(one.transitions(), other.transitions(), which);
    assertEquals(one.depth(), other.depth(), which);
    assertEquals(one.unreached(), other.unreached(), which);
    assertEquals(one.trace(), other.trace(), which);
  }
}
