package org.irqlab.engine.link;

import static org.irqlab.api.routine.Code.await;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.irqsOff;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.spin;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.under;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;
import org.irqlab.api.verdict.Scope;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Speed;
import org.junit.jupiter.api.Test;

class InterferenceTest {
  private static final Cpu CPU = Cpu.real(0);
  private static final Cpu OTHER = Cpu.real(1);
  private static final Cpu VCPU = Cpu.virtual(0, CPU);

  private final MachineBuilder builder = new MachineBuilder(Scope.SMALLEST);
  private final Field line = builder.layout().flag("line", Protection.SHARED);
  private final Field inThread = builder.layout().flag("thread", Protection.SHARED);
  private final Field inIrq = builder.layout().flag("irq", Protection.SHARED);

  private void add(String name, Cpu cpu, Level level, Block... body) {
    builder.context(name, Optional.of(cpu), level, Routine.of("f", name, "", body));
  }

  private void device() {
    builder.context(
        "device",
        Optional.empty(),
        Level.HARDWARE,
        Routine.of(
            "f",
            "device",
            "",
            rest(await(guarded("raise", s -> !s.is(line), s -> s.set(line, true)).env()))));
  }

  private static Block span(Field in) {
    return Routine.of(
            "span",
            "",
            "",
            step("enter", s -> s.set(in, true)),
            step("leave", s -> s.set(in, false)))
        .body();
  }

  private Block interrupt() {
    return rest(await(guarded("take", s -> s.is(line), s -> s.set(line, false))));
  }

  @Test
  void shouldLetAnInterruptInterruptAThreadButNotTheOtherWayRound() {
    device();
    add("thread", CPU, Level.THREAD, span(inThread));
    add("irq", CPU, Level.HARDIRQ, interrupt(), span(inIrq));
    Machine machine = builder.build();
    assertTrue(Walk.over(machine).reaches(s -> s.is(inThread) && s.is(inIrq)));
    assertEquals(1, machine.contexts().get(1).obstacles().size());
    assertEquals(0, machine.contexts().get(2).obstacles().size());
  }

  @Test
  void shouldKeepInterruptsOutWhileTheyAreOff() {
    device();
    add("thread", CPU, Level.THREAD, step("on", Effect.NOTHING), irqsOff(span(inThread)));
    add("irq", CPU, Level.HARDIRQ, interrupt(), span(inIrq));
    Walk walk = Walk.over(builder.build());
    assertTrue(walk.reaches(s -> s.is(inIrq)));
    assertFalse(walk.reaches(s -> s.is(inThread) && s.is(inIrq)));
  }

  @Test
  void shouldKeepInterruptsOutUnderAnIrqsaveLock() {
    device();
    Lock lock = builder.layout().lock("lock", Lock.Kind.SPIN_IRQSAVE);
    add("thread", CPU, Level.THREAD, under(lock, span(inThread)));
    add("irq", CPU, Level.HARDIRQ, interrupt(), span(inIrq));
    assertFalse(Walk.over(builder.build()).reaches(s -> s.is(inThread) && s.is(inIrq)));
  }

  @Test
  void shouldLetAnotherCpuRunMeanwhile() {
    device();
    add("thread", OTHER, Level.THREAD, irqsOff(span(inThread)));
    add("irq", CPU, Level.HARDIRQ, interrupt(), span(inIrq));
    assertTrue(Walk.over(builder.build()).reaches(s -> s.is(inThread) && s.is(inIrq)));
  }

  @Test
  void shouldNotPreemptAThreadThatHoldsASpinlock() {
    Lock lock = builder.layout().lock("lock", Lock.Kind.SPIN);
    add("one", CPU, Level.THREAD, under(lock, span(inThread)));
    add("two", CPU, Level.THREAD, span(inIrq));
    Field third = builder.layout().flag("third", Protection.SHARED);
    add("three", CPU, Level.THREAD, step("look", s -> s.set(third, s.is(inThread))));
    assertFalse(Walk.over(builder.build()).reaches(s -> s.is(third)));
  }

  @Test
  void shouldStopAGuestWhileItsHostCpuHandlesAnInterrupt() {
    device();
    Field seen = builder.layout().flag("seen", Protection.SHARED);
    add("guest", VCPU, Level.THREAD, step("look", s -> s.set(seen, s.is(inIrq))));
    add("irq", CPU, Level.HARDIRQ, interrupt(), span(inIrq));
    assertFalse(Walk.over(builder.build()).reaches(s -> s.is(seen)));
  }

  @Test
  void shouldLetAHostInterruptInWhileTheGuestHasItsOwnOff() {
    device();
    Layout guest = builder.guest("guest").layout();
    Lock lock = guest.lock("lock", Lock.Kind.SPIN_IRQSAVE);
    add("guest", VCPU, Level.THREAD, under(lock, span(inThread)));
    add("irq", CPU, Level.HARDIRQ, interrupt(), span(inIrq));
    assertTrue(Walk.over(builder.build()).reaches(s -> s.is(inThread) && s.is(inIrq)));
  }

  @Test
  void shouldKeepHostInterruptsOutWhileTheGuestIsUnderALockOfItsHost() {
    device();
    Lock lock = builder.layout().lock("lock", Lock.Kind.SPIN_IRQSAVE);
    add("guest", VCPU, Level.THREAD, under(lock, span(inThread)));
    add("virq", VCPU, Level.HARDIRQ, interrupt(), span(inIrq));
    Walk walk = Walk.over(builder.build());
    assertTrue(walk.reaches(s -> s.is(inIrq)));
    assertFalse(walk.reaches(s -> s.is(inThread) && s.is(inIrq)));
  }

  @Test
  void shouldTellTheSpeedOfAStepFromWhereItStands() {
    Lock lock = builder.layout().lock("lock", Lock.Kind.SPIN);
    device();
    add(
        "thread",
        CPU,
        Level.THREAD,
        step("slow", Effect.NOTHING),
        under(lock, step("held", Effect.NOTHING)));
    add("guest", VCPU, Level.HARDIRQ, interrupt());
    Machine machine = builder.build();
    assertEquals(Speed.ENVIRONMENT, speed(machine, "raise"));
    assertEquals(Speed.SCHEDULABLE, speed(machine, "slow"));
    assertEquals(Speed.PROMPT, speed(machine, "held"));
    assertEquals(Speed.SCHEDULABLE, speed(machine, "take"));
  }

  @Test
  void shouldHoldTheCpuWhileSpinning() {
    add(
        "irq",
        CPU,
        Level.HARDIRQ,
        interrupt(),
        spin(guarded("wait", s -> s.is(inThread), Effect.NOTHING)));
    add(
        "thread",
        CPU,
        Level.THREAD,
        step("answer", s -> s.set(inThread, true)),
        step("again", s -> s.set(inThread, false)));
    device();
    Walk walk = Walk.over(builder.build());
    assertTrue(walk.taken().contains("irq f: wait"));
    assertTrue(walk.taken().contains("thread f: answer"));
  }

  private static Speed speed(Machine machine, String step) {
    return machine.transitions().stream()
        .filter(t -> t.step().name().equals(step))
        .findFirst()
        .orElseThrow()
        .speed();
  }
}
