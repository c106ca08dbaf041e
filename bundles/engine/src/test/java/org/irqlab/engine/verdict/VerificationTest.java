package org.irqlab.engine.verdict;

import static org.irqlab.api.routine.Code.choose;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.way;
import static org.irqlab.engine.verdict.Machines.device;
import static org.irqlab.engine.verdict.Machines.flag;
import static org.irqlab.engine.verdict.Machines.hardware;
import static org.irqlab.engine.verdict.Machines.idle;
import static org.irqlab.engine.verdict.Machines.routine;
import static org.irqlab.engine.verdict.Machines.timing;
import static org.irqlab.engine.verdict.Machines.user;
import static org.irqlab.engine.verdict.Machines.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Level;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Pool;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Trace;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.link.MachineBuilder;
import org.junit.jupiter.api.Test;

/** Violations that are a state or a step. */
class VerificationTest {
  private final MachineBuilder machine = new MachineBuilder(Scope.SMALLEST);

  @Test
  void shouldProveAMachineThatServesItsDevice() {
    Field line = flag(machine, "line");
    Field owed = machine.owed("device");
    device(machine, line, owed);
    serveBy(line, owed);
    Findings findings = verify();
    assertEquals(Verdict.OK, findings.verdict());
    assertEquals(2, findings.states());
    assertEquals(3, findings.transitions());
    assertEquals(1, findings.depth());
    assertEquals(Trace.NONE, findings.trace());
  }

  @Test
  void shouldStallWhenNobodyServes() {
    Field line = flag(machine, "line");
    device(machine, line, machine.owed("device"));
    Findings findings = verify();
    assertEquals(Verdict.STALL, findings.verdict());
    assertEquals(1, findings.trace().steps().size());
    assertTrue(findings.detail().contains("owed[device]"), findings.detail());
  }

  @Test
  void shouldLoseAnEdgeThatArrivesBetweenServiceAndUnmask() {
    Field pending = flag(machine, "pending");
    Field masked = flag(machine, "masked");
    Field owed = machine.owed("device");
    hardware(
        machine,
        "device",
        idle(
            step(
                    "edge",
                    s -> {
                      s.set(owed, true);
                      s.set(pending, s.is(pending) || !s.is(masked));
                    })
                .env()));
    user(
        machine,
        "handler",
        idle(
            when(
                "take",
                s -> s.is(pending),
                s -> {
                  s.set(pending, false);
                  s.set(masked, true);
                })),
        step("serve", s -> s.set(owed, false)),
        step("unmask", s -> s.set(masked, false)));
    Findings findings = verify();
    assertEquals(Verdict.LOST, findings.verdict());
    assertEquals(5, findings.trace().steps().size());
  }

  @Test
  void shouldNameTheLocksOfADeadlock() {
    Lock a = machine.layout().lock("a", Lock.Kind.MUTEX);
    Lock b = machine.layout().lock("b", Lock.Kind.MUTEX);
    user(machine, "one", idle(step("begin", s -> {}).env()), under(a, under(b)));
    user(machine, "two", idle(step("begin", s -> {}).env()), under(b, under(a)));
    Findings findings = verify();
    assertEquals(Verdict.STALL, findings.verdict());
    assertEquals(4, findings.trace().steps().size());
    assertTrue(findings.detail().contains("one stands at one: mutex_lock(b)"), findings.detail());
    assertTrue(findings.detail().contains("two stands at two: mutex_lock(a)"), findings.detail());
  }

  @Test
  void shouldDeadlockWhenAnInterruptSpinsOnALockOfItsOwnCpu() {
    assertEquals(Verdict.STALL, interruptUnder(Lock.Kind.SPIN).verdict());
  }

  @Test
  void shouldNotDeadlockWhenInterruptsAreOff() {
    assertEquals(Verdict.OK, interruptUnder(Lock.Kind.SPIN_IRQSAVE).verdict());
  }

  private Findings interruptUnder(Lock.Kind kind) {
    Lock lock = machine.layout().lock("lock", kind);
    Field pin = flag(machine, "pin");
    Optional<Cpu> cpu = Optional.of(Cpu.real(0));
    hardware(machine, "device", idle(when("assert", s -> !s.is(pin), s -> s.set(pin, true)).env()));
    machine.context(
        "thread",
        cpu,
        Level.THREAD,
        routine("thread", idle(step("begin", s -> {}).env()), under(lock, step("work", s -> {}))));
    machine.context(
        "irq",
        cpu,
        Level.HARDIRQ,
        routine(
            "irq",
            idle(when("take", s -> s.is(pin), s -> s.set(pin, false))),
            under(lock, step("handle", s -> {}))));
    return verify();
  }

  @Test
  void shouldNotStallBecauseAnActorNeverBegins() {
    Lock mutex = machine.layout().lock("mutex", Lock.Kind.MUTEX);
    Field line = flag(machine, "line");
    Field owed = machine.owed("device");
    device(machine, line, owed);
    user(
        machine,
        "actor",
        idle(step("begins a call", s -> {}).env()),
        under(mutex, step("inside", s -> {})));
    user(
        machine,
        "handler",
        idle(when("woken", s -> s.is(line), s -> {})),
        under(
            mutex,
            step(
                "serve",
                s -> {
                  s.set(line, false);
                  s.set(owed, false);
                })));
    assertEquals(Verdict.OK, verify().verdict());
  }

  @Test
  void shouldNotBlameAHungGuestForItsOwnSource() {
    Field line = flag(machine, "line");
    Field other = flag(machine, "other");
    Field owed = machine.owed("device");
    device(machine, line, owed);
    serveBy(line, owed);
    hardware(
        machine,
        "its device",
        idle(when("assert", s -> !s.is(other), s -> s.set(other, true)).env()));
    user(machine, "hung", idle(when("never", s -> false, s -> {})));
    Findings findings = verify();
    assertEquals(Verdict.OK, findings.verdict());
    assertEquals(List.of("hung: hung: never"), findings.unreached());
  }

  @Test
  void shouldCondemnTheStepThatFreesTwice() {
    Pool pool = machine.layout().pool("irq_guest", 1);
    Field a = machine.layout().pointer("a", pool, Protection.SHARED);
    Field b = machine.layout().pointer("b", pool, Protection.SHARED);
    machine.boot(
        s -> {
          s.set(a, pool.alloc(s));
          s.set(b, s.get(a));
        });
    user(
        machine, "one", idle(step("begin", s -> {}).env(), step("free", s -> release(s, pool, a))));
    user(
        machine,
        "two",
        idle(
            step("begin", s -> s.note("release_guest_irq is called")).env().folded(),
            step("free", s -> release(s, pool, b))));
    Findings findings = verify();
    assertEquals(Verdict.DOUBLE_FREE, findings.verdict());
    assertEquals("irq_guest is freed twice", findings.detail());
    assertEquals(4, findings.trace().steps().size());
    assertEquals(3, findings.trace().story().size());
  }

  private static void release(State s, Pool pool, Field pointer) {
    pool.free(s, pointer);
    s.set(pointer, 0);
  }

  @Test
  void shouldTellWhatAStepChanged() {
    Field line = flag(machine, "line");
    machine.watch("line is high", Verdict.SPURIOUS_DISABLE, s -> s.is(line));
    hardware(
        machine,
        "device",
        rest(
            choose(
                way(
                    when(
                            "assert",
                            s -> !s.is(line),
                            s -> {
                              s.set(line, true);
                              s.note("the line rises");
                            })
                        .env()
                        .from("a manual"),
                    step("settle", s -> {})))));
    Findings findings = verify();
    assertEquals(Verdict.SPURIOUS_DISABLE, findings.verdict());
    assertEquals("line is high", findings.detail());
    assertEquals(
        List.of(
            new Trace.Step(
                1,
                "device",
                "device: assert",
                "a manual",
                true,
                List.of("the line rises"),
                Map.of("line", new Trace.Change(0, 1)))),
        findings.trace().steps());
  }

  @Test
  void shouldFindALeakedObject() {
    Pool pool = machine.layout().pool("ctx", 1);
    Field pointer = machine.layout().pointer("ctx", pool, Protection.SHARED);
    machine.boot(s -> s.set(pointer, pool.alloc(s)));
    user(machine, "one", idle(step("forget", s -> s.set(pointer, 0)).env()));
    Findings findings = verify();
    assertEquals(Verdict.UNBALANCED, findings.verdict());
    assertEquals("a live ctx that nothing points to", findings.detail());
  }

  @Test
  void shouldReportFurtherKindsOfTheSameLevel() {
    Field line = flag(machine, "line");
    machine.watch("late", Verdict.DUPLICATE, s -> s.is(line));
    Field other = machine.owed("device");
    hardware(machine, "device", idle(when("a", s -> !s.is(line), s -> s.set(line, true)).env()));
    hardware(machine, "another", idle(when("b", s -> !s.is(other), s -> s.set(other, true)).env()));
    Findings findings = verify();
    assertEquals(1, findings.trace().steps().size());
    assertEquals(1, findings.also().size());
  }

  /** A worker of the kernel is slower than the guest under any timing, but not under prompt. */
  @Test
  void shouldKeepGuestsWaitingForTheKernelUnderPromptTiming() {
    assertEquals(Verdict.DUPLICATE, raced(Scope.Timing.ANY).verdict());
    assertEquals(Verdict.OK, raced(Scope.Timing.PROMPT).verdict());
  }

  private static Findings raced(Scope.Timing timing) {
    MachineBuilder machine = new MachineBuilder(timing(timing));
    Field queued = flag(machine, "queued");
    Field late = flag(machine, "late");
    machine.watch("guest overtakes work", Verdict.DUPLICATE, s -> s.is(late));
    machine.context(
        "worker",
        Optional.empty(),
        Level.THREAD,
        routine("worker", idle(when("work", s -> s.is(queued), s -> s.set(queued, false)))));
    user(
        machine,
        "guest",
        idle(
            when("queue", s -> !s.is(queued), s -> s.set(queued, true)).env(),
            step("go on", s -> s.set(late, s.is(queued)))));
    return Verification.of(machine.build(), Machines.workers(1));
  }

  private void serveBy(Field line, Field owed) {
    user(
        machine,
        "handler",
        idle(
            when(
                "serve",
                s -> s.is(line),
                s -> {
                  s.set(line, false);
                  s.set(owed, false);
                })));
  }

  private Findings verify() {
    return Verification.of(machine.build(), Machines.workers(1));
  }
}
