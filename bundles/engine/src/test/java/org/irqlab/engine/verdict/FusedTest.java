package org.irqlab.engine.verdict;

import static org.irqlab.api.routine.Code.loop;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.under;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.routine.Block;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Trace;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.link.MachineBuilder;
import org.irqlab.engine.machine.Machine;
import org.junit.jupiter.api.Test;

/** Steps that nobody else sees are taken with those before, and nothing is missed. */
class FusedTest {
  /** Not numbers: they would be taken for equals. */
  private static final List<String> NAMES = List.of("ann", "bob", "cid");

  @Test
  void shouldTakeStepsThatNobodySeesTogether() {
    Machine machine = crew(3, new MachineBuilder(Scope.SMALLEST));
    Findings whole = verify(machine, true, OptionalLong.empty());
    Findings fused = verify(machine, false, OptionalLong.empty());
    assertEquals(Verdict.OK, whole.verdict());
    assertEquals(Verdict.OK, fused.verdict());
    assertTrue(2 * fused.states() < whole.states(), fused.states() + " of " + whole.states());
    assertTrue(
        fused.detail().contains("steps that only their own context can see"), fused.detail());
  }

  @Test
  void shouldNotTakeTogetherWhatOnlyAMissingLockWouldHide() {
    MachineBuilder unlocked = new MachineBuilder(Scope.SMALLEST);
    unlocked.leaveOut("lock");
    Machine machine = crew(2, unlocked);
    long whole = verify(machine, true, OptionalLong.empty()).states();
    long fused = verify(machine, false, OptionalLong.empty()).states();
    Machine locked = crew(2, new MachineBuilder(Scope.SMALLEST));
    long wholeLocked = verify(locked, true, OptionalLong.empty()).states();
    long fusedLocked = verify(locked, false, OptionalLong.empty()).states();
    assertTrue(fused * wholeLocked > fusedLocked * whole, "less is gained without the lock");
  }

  /** One goes round in private for ever; the other does something wrong. */
  @Test
  void shouldNotForgetOthersWhileOneIsByItselfForEver() {
    MachineBuilder machine = new MachineBuilder(Scope.SMALLEST);
    Field turn = machine.layout().field("turn", 3, Protection.LOCAL);
    Field bad = Machines.flag(machine, "bad");
    Machines.hardware(
        machine,
        "alone",
        loop(
            step("turn", s -> s.set(turn, (s.get(turn) + 1) % 3)),
            step("and turn", s -> s.set(turn, (s.get(turn) + 2) % 3))));
    Machines.hardware(
        machine,
        "other",
        Machines.idle(Machines.when("spoil", s -> !s.is(bad), s -> s.set(bad, true))));
    machine.watch("spoilt", Verdict.DUPLICATE, s -> s.is(bad));
    Findings found = verify(machine.build(), false, OptionalLong.empty());
    assertEquals(Verdict.DUPLICATE, found.verdict());
    assertEquals(1, found.trace().steps().size());
  }

  @Test
  void shouldTellTheShortestStoryOfTheWholeGraph() {
    Machine machine = spoilt();
    Findings whole = verify(machine, true, OptionalLong.empty());
    assertEquals(Verdict.DUPLICATE, whole.verdict());
    assertEquals(whole, timeless(verify(machine, false, OptionalLong.empty()), whole.seconds()));
  }

  /** The whole graph is too large; a story of the smaller one is better than none. */
  @Test
  void shouldTellAStoryOfTheSmallerGraphIfTheWholeIsTooLarge() {
    Machine machine = spoilt();
    long whole = verify(machine, true, OptionalLong.empty()).states();
    Findings found = verify(machine, false, OptionalLong.of(whole / 2));
    assertEquals(Verdict.DUPLICATE, found.verdict());
    List<String> steps = found.trace().steps().stream().map(Trace.Step::step).toList();
    assertEquals(3, steps.stream().filter(s -> s.endsWith("count")).count(), steps.toString());
    assertTrue(steps.stream().anyMatch(s -> s.endsWith("think 1")), "private steps are told, too");
  }

  /** Contexts that think by themselves, and count under a lock. */
  private static Machine crew(int size, MachineBuilder machine) {
    Lock lock = machine.layout().lock("lock", Lock.Kind.SPIN);
    Field count = machine.layout().field("count", 5, Protection.guardedBy(lock));
    for (String c : NAMES.subList(0, size)) {
      Field busy = Machines.flag(machine, c + " busy");
      Field own = machine.layout().field(c + " own", 4, Protection.LOCAL);
      Machines.hardware(
          machine,
          c,
          Machines.idle(
              Machines.when("begin", s -> !s.is(busy), s -> s.set(busy, true)),
              step("think 1", s -> s.set(own, 1)),
              step("think 2", s -> s.set(own, 2)),
              step("show", s -> s.set(busy, true)),
              under(
                  lock,
                  step("look", s -> s.set(own, Math.min(3, s.get(count)))),
                  step("count", s -> s.set(count, (s.get(count) + 1) % 5))),
              step("forget", s -> s.set(own, 0)),
              Machines.idle(Machines.when("end", s -> s.is(busy), s -> s.set(busy, false)))));
    }
    return machine.build();
  }

  private static Machine spoilt() {
    MachineBuilder machine = new MachineBuilder(Scope.SMALLEST);
    Field many = machine.layout().field("many", 4, Protection.SHARED);
    for (String c : NAMES) {
      Field own = machine.layout().field(c + " own", 4, Protection.LOCAL);
      Block[] thoughts = {
        step("think 1", s -> s.set(own, 1)),
        step("think 2", s -> s.set(own, 2)),
        step("think 3", s -> s.set(own, 3)),
        step("count", s -> s.set(many, Math.min(3, s.get(many) + 1))),
        step("forget", s -> s.set(own, 0))
      };
      Machines.hardware(
          machine,
          c,
          Machines.idle(Machines.when("begin", s -> true, s -> s.set(own, 0)), thoughts));
    }
    machine.watch("three", Verdict.DUPLICATE, s -> s.get(many) == 3);
    return machine.build();
  }

  private static Findings timeless(Findings f, double seconds) {
    return new Findings(
        f.verdict(),
        f.also(),
        f.detail(),
        f.states(),
        f.transitions(),
        f.depth(),
        f.bytes(),
        seconds,
        f.workers(),
        List.copyOf(f.properties()),
        f.unreached(),
        f.trace());
  }

  private static Findings verify(Machine machine, boolean whole, OptionalLong states) {
    Checker.Request request =
        Checker.Request.PLAIN.within(states, OptionalInt.empty(), OptionalInt.empty()).whole(whole);
    return Verification.of(machine, request, 0);
  }
}
