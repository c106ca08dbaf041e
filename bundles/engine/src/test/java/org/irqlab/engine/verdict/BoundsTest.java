package org.irqlab.engine.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Trace;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.link.MachineBuilder;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.model.PlicXen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that ends before its time says so, and why. */
class BoundsTest {
  private static final Machine MACHINE = PlicXen.machine(6, 1, PlicXen.Mode.GUEST);

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldStopAtTheBoundOfStates(int workers) {
    Findings findings =
        Verification.of(
            MACHINE, request(workers, OptionalLong.of(5_000), OptionalInt.empty(), p -> {}));
    assertInconclusive("bound of 5000 states reached", findings);
    assertTrue(findings.states() > 5_000 && findings.states() < 80_896, "states");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldStopAtTheBoundOfMemory(int workers) {
    Findings findings =
        Verification.of(
            MACHINE, request(workers, OptionalLong.empty(), OptionalInt.of(1), p -> {}));
    assertInconclusive("bound of 1 megabytes of memory reached", findings);
  }

  @Test
  void shouldStopAtTheBoundOfTime() {
    Checker.Request request =
        Checker.Request.PLAIN.within(OptionalLong.empty(), OptionalInt.of(0), OptionalInt.empty());
    assertInconclusive("bound of 0 seconds reached", Verification.of(MACHINE, request));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldStopWhenItsThreadIsInterrupted(int workers) {
    Thread.currentThread().interrupt();
    Findings findings = Verification.of(MACHINE, Machines.workers(workers));
    assertTrue(Thread.interrupted(), "stays interrupted");
    assertInconclusive("cancelled", findings);
  }

  @Test
  void shouldProveExactlyWhatFitsTheBoundOfStates() {
    Findings findings =
        Verification.of(MACHINE, request(2, OptionalLong.of(80_896), OptionalInt.empty(), p -> {}));
    assertEquals(Verdict.OK, findings.verdict());
  }

  @Test
  void shouldTellItsProgress() {
    List<Checker.Progress> heard = new ArrayList<>();
    Verification.of(MACHINE, request(1, OptionalLong.empty(), OptionalInt.empty(), heard::add));
    Checker.Progress last = heard.get(heard.size() - 1);
    assertEquals(new Checker.Progress(0, 1, 1, 1, heard.get(0).bytes(), ""), heard.get(0));
    assertEquals(80_896, last.states());
    assertEquals(376_321, last.transitions());
    assertEquals(0, last.frontier());
    assertTrue(last.bytes() > 80_896 * Long.BYTES, "bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldPassOnTheFailureOfAStep(int workers) {
    MachineBuilder machine = new MachineBuilder(Scope.SMALLEST);
    Field[] counters = new Field[4];
    for (int i = 0; i < counters.length; i++) {
      Field counter = machine.layout().field("counter" + i, 10, Protection.SHARED);
      counters[i] = counter;
      Machines.hardware(
          machine,
          "hardware" + i,
          Machines.idle(
              Machines.when(
                  "count", s -> s.get(counter) < 9, s -> s.set(counter, s.get(counter) + 1))));
    }
    int[] few = new int[30];
    machine.watch(
        "fails late",
        Verdict.STALL,
        s -> {
          int sum = 0;
          for (Field counter : counters) {
            sum += s.get(counter);
          }
          return few[sum] > 0;
        });
    Machine linked = machine.build();
    assertThrows(
        ArrayIndexOutOfBoundsException.class,
        () -> Verification.of(linked, Machines.workers(workers)));
  }

  private static void assertInconclusive(String why, Findings findings) {
    assertEquals(Verdict.INCONCLUSIVE, findings.verdict());
    assertEquals(why, findings.detail());
    assertEquals(Trace.NONE, findings.trace());
    assertTrue(findings.unreached().isEmpty(), "nothing is known to be unreachable");
  }

  private static Checker.Request request(
      int workers,
      OptionalLong states,
      OptionalInt megabytes,
      Consumer<Checker.Progress> progress) {
    return Checker.Request.PLAIN
        .withWorkers(workers)
        .within(states, OptionalInt.empty(), megabytes)
        .heardBy(progress)
        .whole(true);
  }
}
