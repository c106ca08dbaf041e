package org.irqlab.engine.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.model.RandomCrew;
import org.irqlab.engine.model.RandomTwins;
import org.junit.jupiter.api.Test;

/** On machines drawn at random the reduced space gives the verdict of the whole one. */
class ReducedAgreementTest {
  private static final int MACHINES = 250;

  @Test
  void shouldAgreeWithTheWholeSpaceOnMachinesWithTwins() {
    Map<Verdict, Integer> seen = new EnumMap<>(Verdict.class);
    int smaller = 0;
    for (int seed = 0; seed < MACHINES; seed++) {
      Machine machine = RandomTwins.of(seed);
      Findings whole = Verification.of(machine, whole());
      Findings reduced = Verification.of(machine, Machines.workers(1 + seed % 2), 1);
      String which = "seed " + seed;
      assertEquals(whole.verdict(), reduced.verdict(), which);
      assertEquals(whole.also(), reduced.also(), which);
      boolean fused = reduced.detail().contains("only their own context");
      assertTrue(fused || whole.depth() == reduced.depth(), which);
      assertEquals(whole.unreached(), reduced.unreached(), which);
      assertEquals(whole.trace().steps().size(), reduced.trace().steps().size(), which);
      assertTrue(reduced.states() <= whole.states(), which);
      smaller += reduced.states() < whole.states() ? 1 : 0;
      seen.merge(whole.verdict(), 1, Integer::sum);
    }
    assertTrue(smaller > MACHINES / 6, smaller + " are smaller");
    assertTrue(seen.get(Verdict.OK) > MACHINES / 10, seen.toString());
    assertTrue(seen.get(Verdict.STALL) > MACHINES / 10, seen.toString());
  }

  @Test
  void shouldAgreeWithTheWholeSpaceOnMachinesWithPrivateSteps() {
    Map<Verdict, Integer> seen = new EnumMap<>(Verdict.class);
    int smaller = 0;
    for (int seed = 0; seed < MACHINES; seed++) {
      Machine machine = RandomCrew.of(seed);
      Findings whole = Verification.of(machine, whole());
      Findings reduced = Verification.of(machine, Machines.workers(1 + seed % 2), 0);
      String which = "seed " + seed;
      assertEquals(whole.verdict(), reduced.verdict(), which);
      assertEquals(whole.also(), reduced.also(), which);
      assertEquals(whole.unreached(), reduced.unreached(), which);
      assertEquals(whole.trace(), reduced.trace(), which);
      assertTrue(reduced.states() <= whole.states(), which);
      smaller += reduced.states() < whole.states() ? 1 : 0;
      seen.merge(whole.verdict(), 1, Integer::sum);
    }
    assertTrue(smaller > MACHINES / 20, smaller + " are smaller, of " + seen);
    for (Verdict verdict : EnumSet.of(Verdict.OK, Verdict.STORM, Verdict.STALL)) {
      assertTrue(seen.getOrDefault(verdict, 0) > MACHINES / 40, seen.toString());
    }
  }

  private static Checker.Request whole() {
    return Checker.Request.PLAIN.whole(true);
  }
}
