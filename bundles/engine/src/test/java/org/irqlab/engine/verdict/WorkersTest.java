package org.irqlab.engine.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.irqlab.api.lab.Checker;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.model.DisintxLazy;
import org.irqlab.engine.model.DisintxLazy.Controller;
import org.irqlab.engine.model.PlicXen;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On levels of many blocks, where workers really share the work, everything found is the same. */
class WorkersTest {
  private static final int ROUNDS = 2;

  static Stream<Machine> machines() {
    return Stream.of(
        PlicXen.machine(6, 1, PlicXen.Mode.GUEST),
        PlicXen.machine(6, 2, PlicXen.Mode.NEVER),
        DisintxLazy.machine(new DisintxLazy.Variant(5, 2, Controller.LATCH, true, true, 2)),
        DisintxLazy.machine(new DisintxLazy.Variant(4, 2, Controller.LATCH, false, true, 2)));
  }

  @ParameterizedTest
  @MethodSource("machines")
  void shouldFindTheSameWithAnyNumberOfWorkers(Machine machine) {
    Findings one = Verification.of(machine, request(1));
    assertTrue(one.states() > 10_000, one.states() + " states");
    for (int round = 0; round < ROUNDS; round++) {
      for (int workers = 2; workers <= 4; workers++) {
        Findings many = Verification.of(machine, request(workers));
        String who = workers + " workers";
        assertEquals(one.verdict(), many.verdict(), who);
        assertEquals(one.also(), many.also(), who);
        assertEquals(one.detail(), many.detail(), who);
        assertEquals(one.states(), many.states(), who);
        assertEquals(one.transitions(), many.transitions(), who);
        assertEquals(one.depth(), many.depth(), who);
        assertEquals(one.unreached(), many.unreached(), who);
        assertEquals(one.trace(), many.trace(), who);
      }
    }
  }

  private static Checker.Request request(int workers) {
    return Checker.Request.PLAIN.withWorkers(workers).whole(true);
  }
}
