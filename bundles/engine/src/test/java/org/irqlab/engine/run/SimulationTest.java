package org.irqlab.engine.run;

import static org.irqlab.api.routine.Code.choose;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.way;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.lab.Simulator;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.link.MachineBuilder;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.verdict.Findings;
import org.irqlab.engine.verdict.Verification;
import org.junit.jupiter.api.Test;

class SimulationTest {
  @Test
  void shouldServeEveryAssertion() {
    Simulator.Report report = run(served(true), 1, 20);
    assertEquals(20, report.assertions());
    assertEquals(20, report.served());
    assertEquals("every assertion was served", report.ending());
    assertEquals(20, report.counts().get("host interrupts"));
    assertEquals(20, report.counts().get("register accesses"));
    assertEquals(60, report.counts().get("steps"));
    assertEquals(60, report.trace().steps().size());
    assertTrue(report.latencies().get("p50") <= report.latencies().get("max"));
    assertTrue(report.nanoseconds() > 20 * report.latencies().get("p50"));
  }

  @Test
  void shouldRunTheSameWayForTheSameSeed() {
    assertEquals(run(served(true), 7, 5), run(served(true), 7, 5));
    assertNotEquals(run(served(true), 7, 5).nanoseconds(), run(served(true), 8, 5).nanoseconds());
  }

  @Test
  void shouldSayThatAnAssertionIsNotServed() {
    Simulator.Report report = run(served(false), 1, 3);
    assertEquals(1, report.assertions());
    assertEquals(0, report.served());
    assertEquals("1 assertion not served", report.ending());
    assertTrue(report.latencies().isEmpty());
  }

  @Test
  void shouldStopARunWithoutEnd() {
    Simulator.Report report = Simulation.of("test", storming(), new Costs(), 1, 1, 50);
    assertEquals("stopped after 50 steps: 1 assertion not served", report.ending());
    assertEquals(25, report.counts().get("host interrupts"));
  }

  @Test
  void shouldReplayTheTraceOfAVerdict() {
    Findings findings = Verification.of(storming(), Checker.Request.PLAIN);
    assertEquals(Verdict.STORM, findings.verdict());
    List<Simulator.Move> moves =
        findings.trace().steps().stream()
            .map(s -> new Simulator.Move(s.context(), s.step()))
            .toList();
    Simulator.Report report = Replay.of("test", storming(), new Costs(), moves);
    assertEquals("followed to its end", report.ending());
    assertEquals(findings.trace().steps(), report.trace().steps());
    assertEquals(1, report.assertions());
  }

  @Test
  void shouldSayWhereATraceCannotBeFollowed() {
    Simulator.Report report =
        Replay.of(
            "test",
            served(true),
            new Costs(),
            List.of(
                new Simulator.Move("device", "device: assert"),
                new Simulator.Move("device", "device: assert")));
    assertEquals("step 2 cannot be taken: device device: assert", report.ending());
    assertEquals(1, report.trace().steps().size());
  }

  private static Simulator.Report run(Machine machine, long seed, int assertions) {
    return Simulation.of("test", machine, new Costs(), seed, assertions, 10_000);
  }

  private static Machine served(boolean really) {
    return machine(!really, really);
  }

  /** The interrupt is taken again and again, for its handler neither masks nor serves. */
  private static Machine storming() {
    return machine(false, false);
  }

  private static Machine machine(boolean masks, boolean serves) {
    MachineBuilder machine = new MachineBuilder(Scope.SMALLEST);
    Field line = machine.layout().flag("line", Protection.SHARED);
    Field masked = machine.layout().flag("masked", Protection.SHARED);
    Field owed = machine.owed("device");
    machine.context(
        "device",
        Optional.empty(),
        Level.HARDWARE,
        Routine.of(
            "device",
            "",
            "test",
            rest(
                choose(
                    way(
                        guarded(
                                "assert",
                                s -> !s.is(line),
                                s -> {
                                  s.set(line, true);
                                  s.set(owed, true);
                                })
                            .env())))));
    machine.context(
        "cpu0",
        Optional.of(Cpu.real(0)),
        Level.HARDIRQ,
        Routine.of(
            "irq",
            "",
            "test",
            rest(
                choose(
                    way(
                        guarded("take", s -> s.is(line) && !s.is(masked), s -> {})
                            .counts(Mark.HOST_INTERRUPT),
                        step(
                                "handle",
                                s -> {
                                  s.set(masked, masks);
                                  s.set(line, !serves);
                                  s.set(owed, !serves);
                                })
                            .counts(Mark.REGISTER_ACCESS))))));
    return machine.build();
  }
}
