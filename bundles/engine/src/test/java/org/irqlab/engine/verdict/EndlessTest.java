package org.irqlab.engine.verdict;

import static org.irqlab.api.routine.Code.choose;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.test;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.way;
import static org.irqlab.engine.verdict.Machines.device;
import static org.irqlab.engine.verdict.Machines.flag;
import static org.irqlab.engine.verdict.Machines.idle;
import static org.irqlab.engine.verdict.Machines.routine;
import static org.irqlab.engine.verdict.Machines.user;
import static org.irqlab.engine.verdict.Machines.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.routine.Step;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Trace;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.link.MachineBuilder;
import org.irqlab.engine.machine.Machine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Violations that are runs without end, and repetitions that end. */
class EndlessTest {
  private final MachineBuilder machine = new MachineBuilder(Scope.SMALLEST);
  private final Field line = flag(machine, "line");
  private final Field owed = machine.owed("device");

  @BeforeEach
  void addDevice() {
    device(machine, line, owed);
  }

  /** The host completes at once; the guest, which would lower the line, may be slow. */
  @Test
  void shouldStormWhenALevelInterruptIsCompletedEarly() {
    Field told = flag(machine, "told");
    interrupt(0, routine("irq", take(), step("tell", s -> s.set(told, true))));
    user(machine, "guest", idle(when("told", s -> s.is(told), s -> s.set(told, false)), serve()));
    Findings findings = verify();
    assertEquals(Verdict.STORM, findings.verdict());
    assertEquals(
        List.of("assert", "take", "tell", "take", "tell"),
        findings.trace().steps().stream().map(EndlessTest::shortName).toList());
    assertEquals(OptionalInt.of(3), findings.trace().backTo());
    assertTrue(findings.detail().contains("guest does not run"), findings.detail());
    assertTrue(findings.detail().contains("ends once guest comes to run"), findings.detail());
  }

  @Test
  void shouldSayThatAStormGoesOnThoughEverybodyRuns() {
    interrupt(0, routine("irq", take()));
    Findings findings = verify();
    assertEquals(Verdict.STORM, findings.verdict());
    assertEquals(2, findings.trace().steps().size());
    assertTrue(findings.detail().contains("goes on"), findings.detail());
  }

  @Test
  void shouldNotStormWhenTheHandlerServes() {
    interrupt(0, routine("irq", take(), serve()));
    assertEquals(Verdict.OK, verify().verdict());
  }

  /**
   * A second CPU that finds the line in progress leaves and takes it again, for ever, while the
   * first waits for the lock. Queued spinlocks let it in.
   */
  @Test
  void shouldNotStormWhileAWaiterForALockIsServedInTurn() {
    Lock lock = machine.layout().lock("desc->lock", Lock.Kind.SPIN_IRQSAVE);
    Field inProgress = flag(machine, "in progress");
    for (int cpu = 0; cpu < 2; cpu++) {
      interrupt(
          cpu,
          routine(
              "flow",
              take(),
              under(
                  lock,
                  test(
                      step("begin", s -> s.set(inProgress, true)),
                      s -> s.is(inProgress),
                      leave(),
                      nothing())),
              under(lock, serve(), step("end", s -> s.set(inProgress, false)))));
    }
    Findings findings = verify();
    assertEquals(Verdict.REDUNDANT, findings.verdict());
    assertTrue(findings.detail().startsWith("REDUNDANT(*)"), findings.detail());
    assertTrue(findings.trace().backTo().isPresent(), "goes round");
  }

  /** Two threads pass a token round and round, and nobody looks after the device. */
  @Test
  void shouldStallWhenEverybodyRunsInCircles() {
    Field token = flag(machine, "token");
    machine.boot(s -> s.set(token, true));
    user(machine, "ping", idle(when("ping", s -> s.is(token), s -> s.set(token, false))));
    user(machine, "pong", idle(when("pong", s -> !s.is(token), s -> s.set(token, true))));
    Findings findings = verify();
    assertEquals(Verdict.STALL, findings.verdict());
    assertEquals(3, findings.trace().steps().size());
    assertEquals(OptionalInt.of(1), findings.trace().backTo());
  }

  /** The thread that serves is always able to move, so a fair run lets it. */
  @Test
  void shouldNotStallWhenOnlyAnUnfairRunDoesNotServe() {
    Field token = flag(machine, "token");
    machine.boot(s -> s.set(token, true));
    user(machine, "ping", idle(when("ping", s -> s.is(token), s -> s.set(token, false))));
    user(machine, "pong", idle(when("pong", s -> !s.is(token), s -> s.set(token, true))));
    user(machine, "handler", idle(when("serve", s -> s.is(line), s -> served(s))));
    assertEquals(Verdict.OK, verify().verdict());
  }

  /** The cycle that is shortest starves a prompt context; the one shown must not. */
  @Test
  void shouldShowACycleThatIsFairToInterruptCode() {
    Field turn = machine.layout().field("turn", 3, Protection.SHARED);
    interrupt(0, routine("irq", take()));
    Machines.hardware(
        machine,
        "clockwork",
        rest(choose(way(when("tick", s -> s.is(line), s -> s.set(turn, (s.get(turn) + 1) % 3))))));
    Findings findings = verify();
    assertEquals(Verdict.STORM, findings.verdict());
    List<String> cycle =
        findings.trace().steps().stream()
            .skip(findings.trace().backTo().orElseThrow())
            .map(Trace.Step::context)
            .distinct()
            .sorted()
            .toList();
    assertEquals(List.of("clockwork", "cpu0"), cycle);
  }

  /** The first delivery leaves the line high, the second serves it. */
  @Test
  void shouldCountTheExtraInterruptsOfAnAssertion() {
    Field second = flag(machine, "second");
    interrupt(
        0,
        routine(
            "irq",
            take(),
            test(
                step("count", s -> s.set(second, !s.is(second))),
                s -> s.is(second),
                serve(),
                nothing())));
    Findings findings = verify();
    assertEquals(Verdict.REDUNDANT, findings.verdict());
    assertTrue(findings.detail().startsWith("REDUNDANT(1, 0)"), findings.detail());
    assertEquals(
        List.of("assert", "take", "count", "take"),
        findings.trace().steps().stream().map(EndlessTest::shortName).toList());
  }

  private void interrupt(int cpu, Routine routine) {
    machine.context("cpu" + cpu, Optional.of(Cpu.real(cpu)), Level.HARDIRQ, routine);
  }

  private Block take() {
    return idle(when("take", s -> s.is(line), s -> {}).counts(Mark.HOST_INTERRUPT));
  }

  private Step serve() {
    return step("serve", this::served);
  }

  private void served(State s) {
    s.set(line, false);
    s.set(owed, false);
  }

  private Findings verify() {
    Machine linked = machine.build();
    Findings one = Verification.of(linked, Machines.workers(1));
    Findings two = Verification.of(linked, Machines.workers(2));
    assertEquals(one, likeOne(two, one), "two workers find the same");
    return one;
  }

  private static Findings likeOne(Findings of, Findings like) {
    return new Findings(
        of.verdict(),
        of.also(),
        of.detail(),
        of.states(),
        of.transitions(),
        of.depth(),
        of.bytes(),
        like.seconds(),
        like.workers(),
        of.properties(),
        of.unreached(),
        of.trace());
  }

  private static String shortName(Trace.Step step) {
    return step.step().substring(step.step().indexOf(' ') + 1);
  }
}
