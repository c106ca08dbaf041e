package org.irqlab.engine.link;

import static org.irqlab.api.routine.Code.await;
import static org.irqlab.api.routine.Code.dropped;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;
import org.irqlab.api.verdict.Scope;
import org.junit.jupiter.api.Test;

class LeaveOutTest {
  private static final Cpu CPU = Cpu.real(0);

  private final MachineBuilder builder = new MachineBuilder(Scope.SMALLEST);
  private final Lock lock = builder.in("part").layout().lock("lock", Lock.Kind.SPIN_IRQSAVE);
  private final Field done = builder.layout().flag("done", Protection.guardedBy(lock));
  private final Field twice = builder.layout().flag("twice", Protection.SHARED);

  @Test
  void shouldLetNobodyBetweenADecisionAndWhatFollowsItUnderALock() {
    thread("a", Optional.empty(), once());
    thread("b", Optional.empty(), once());

    assertFalse(Walk.over(builder.build()).reaches(s -> s.is(twice)));
  }

  @Test
  void shouldLetOthersBetweenWithoutIt() {
    thread("a", Optional.empty(), once());
    thread("b", Optional.empty(), once());
    builder.leaveOut("part/lock");

    Walk walk = Walk.over(builder.build());

    assertTrue(walk.reaches(s -> s.is(twice)));
    assertFalse(walk.reaches(s -> s.is(lock.owner())));
  }

  @Test
  void shouldLeaveInterruptsOnWithoutIt() {
    Field inside = builder.layout().flag("inside", Protection.SHARED);
    Field interrupted = builder.layout().flag("interrupted", Protection.SHARED);
    thread(
        "thread",
        Optional.of(CPU),
        under(lock, step("in", s -> s.set(inside, true)), leave(inside)));
    builder.context(
        "irq",
        Optional.of(CPU),
        Level.HARDIRQ,
        routine(rest(await(guarded("irq", s -> s.is(inside), s -> s.set(interrupted, true))))));
    builder.leaveOut("part/lock");

    assertTrue(Walk.over(builder.build()).reaches(s -> s.is(interrupted)));
  }

  @Test
  void shouldOpenNoGapInASectionThatIsNone() {
    thread("a", Optional.empty(), under(lock, dropped(lock, step("gap", Effect.NOTHING))));
    builder.leaveOut("part/lock");

    assertEquals(List.of(), List.copyOf(Walk.over(builder.build()).condemned()));
  }

  @Test
  void shouldNameTheLocksThatThereAre() {
    builder.leaveOut("lock");

    String message = assertThrows(LinkException.class, builder::build).getMessage();

    assertEquals(
        "no lock is called lock, so it cannot be left out; there are [part/lock]", message);
  }

  /** Does something unless it is done. */
  private Block once() {
    return under(
        lock,
        when(
            s -> !s.is(done),
            step(
                "do it",
                s -> {
                  s.set(twice, s.is(done));
                  s.set(done, true);
                })));
  }

  private static Block leave(Field inside) {
    return step("out", s -> s.set(inside, false));
  }

  private void thread(String name, Optional<Cpu> cpu, Block body) {
    builder.context(
        name,
        cpu,
        Level.THREAD,
        routine(seq(rest(await(guarded("begin", Guard.ALWAYS, Effect.NOTHING).env())), body)));
  }

  private static Routine routine(Block body) {
    return Routine.of("main", "", "", body);
  }
}
