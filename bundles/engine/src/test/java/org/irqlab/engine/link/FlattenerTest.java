package org.irqlab.engine.link;

import static org.irqlab.api.routine.Code.await;
import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.choose;
import static org.irqlab.api.routine.Code.dispatch;
import static org.irqlab.api.routine.Code.dropped;
import static org.irqlab.api.routine.Code.either;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.leaveLoop;
import static org.irqlab.api.routine.Code.loop;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.test;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.way;
import static org.irqlab.api.routine.Code.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;
import org.irqlab.api.verdict.Scope;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.state.PackedState;
import org.junit.jupiter.api.Test;

class FlattenerTest {
  private static final Exit HANDLED = new Exit("IRQ_HANDLED");
  private static final Exit NONE = new Exit("IRQ_NONE");

  private final MachineBuilder builder = new MachineBuilder(Scope.SMALLEST);
  private final Lock lock = builder.layout().lock("lock", Lock.Kind.SPIN);
  private final Field flag = builder.layout().flag("flag", Protection.SHARED);
  private final Field local = builder.layout().field("local", 3, Protection.LOCAL);

  private Walk walk(Block... body) {
    builder.context("a", Optional.empty(), Level.THREAD, routine("main", body));
    return Walk.over(builder.build());
  }

  private static Routine routine(String name, Block... body) {
    return Routine.of(name, "", "", body);
  }

  private static Block open(Block yes, Block no) {
    return choose(
        way(guarded("yes", s -> true, Effect.NOTHING), yes),
        way(guarded("no", s -> true, Effect.NOTHING), no));
  }

  @Test
  void shouldFollowTheExitThatTheCalleeTook() {
    Routine handler = routine("handler", open(leave(HANDLED), leave(NONE)));
    Walk walk =
        walk(
            call(
                handler,
                on(HANDLED, step("handled", Effect.NOTHING)),
                on(NONE, step("none", Effect.NOTHING))));
    assertEquals(
        Set.of("a main/handler: yes", "a main/handler: no", "a main: handled", "a main: none"),
        walk.taken());
  }

  @Test
  void shouldRefuseAnExitThatTheCallerDoesNotBind() {
    Routine handler = routine("handler", open(leave(HANDLED), leave(NONE)));
    LinkException e = assertThrows(LinkException.class, () -> walk(call(handler, on(HANDLED))));
    assertEquals(
        "main/handler: leaves by IRQ_NONE, which its caller does not bind", e.getMessage());
  }

  @Test
  void shouldReleaseTheLockOnEveryWayOut() {
    Routine callee =
        routine(
            "callee",
            under(
                lock,
                open(leave(HANDLED), step("on", Effect.NOTHING)),
                step("last", Effect.NOTHING)));
    Walk walk = walk(call(callee, on(HANDLED, step("probe", Effect.NOTHING)), on(Exit.RETURN)));
    assertTrue(walk.taken().contains("a main/callee: spin_unlock(lock)"));
    assertTrue(walk.taken().contains("a main: probe"));
    assertEquals(Set.of(), walk.condemned());
    assertFalse(walk.reaches(s -> s.get(lock.owner()) > 1));
  }

  @Test
  void shouldTakeTheLockAgainOnEveryWayOutOfAGap() {
    Routine callee = routine("callee", under(lock, dropped(lock, open(leave(HANDLED), nothing()))));
    Walk walk = walk(call(callee, on(HANDLED), on(Exit.RETURN)));
    assertEquals(Set.of(), walk.condemned());
    assertTrue(walk.taken().contains("a main/callee: spin_lock(lock)"));
  }

  @Test
  void shouldKeepAnotherContextOutOfASection() {
    Field inside = builder.layout().field("inside", 3, Protection.guardedBy(lock));
    Block section =
        under(
            lock,
            step("in", s -> s.set(inside, s.get(inside) + 1)),
            step("out", s -> s.set(inside, s.get(inside) - 1)));
    builder.context("b", Optional.empty(), Level.THREAD, routine("main", section));
    Walk walk = walk(section);
    assertTrue(walk.reaches(s -> s.get(inside) == 1));
    assertFalse(walk.reaches(s -> s.get(inside) == 2));
  }

  @Test
  void shouldZeroLocalsWhenTheirRoutineReturns() {
    Routine callee = routine("callee", step("claim", s -> s.set(local, 2))).withLocals(local);
    Walk walk =
        walk(
            call(callee),
            when(s -> s.get(local) != 0, step("stale", Effect.NOTHING)),
            step("end", Effect.NOTHING));
    assertEquals(Set.of("a main/callee: claim", "a main: end"), walk.taken());
  }

  @Test
  void shouldLeaveTheInnermostLoop() {
    Walk walk =
        walk(loop(step("once", Effect.NOTHING), leaveLoop()), step("after", Effect.NOTHING));
    assertEquals(Set.of("a main: once", "a main: after"), walk.taken());
  }

  @Test
  void shouldDispatchByValue() {
    Walk walk =
        walk(
            step("pick", s -> s.set(local, 1)),
            dispatch(
                local,
                Map.of(1, step("one", Effect.NOTHING), 2, step("two", Effect.NOTHING)),
                step("other", Effect.NOTHING)));
    assertEquals(Set.of("a main: pick", "a main: one"), walk.taken());
  }

  @Test
  void shouldDecideATestBeforeItsEffect() {
    Walk walk =
        walk(
            test(
                step("test_and_set", s -> s.set(flag, true)),
                s -> s.is(flag),
                step("was set", Effect.NOTHING),
                step("was clear", Effect.NOTHING)),
            rest(await(guarded("never", s -> !s.is(flag), Effect.NOTHING))));
    assertEquals(Set.of("a main: test_and_set", "a main: was clear"), walk.taken());
  }

  @Test
  void shouldChooseBetweenBothSidesOfADecision() {
    Walk walk =
        walk(
            step("turn", s -> s.set(local, (s.get(local) + 1) % 3)),
            either(
                s -> s.get(local) == 0,
                step("zero", Effect.NOTHING),
                seq(step("more", Effect.NOTHING), step("still", Effect.NOTHING))));
    assertEquals(
        Set.of("a main: turn", "a main: zero", "a main: more", "a main: still"), walk.taken());
  }

  @Test
  void shouldTellEveryCallWithTheStateThatTheCalleeFinds() {
    Routine inner = routine("inner", step("set", s -> s.set(flag, true)));
    Routine empty = routine("empty");
    builder.context(
        "a",
        Optional.empty(),
        Level.THREAD,
        routine("main", call(inner), call(empty), call(inner)));
    Machine machine = builder.build();
    PackedState s = new PackedState().at(machine.initial(), 0);
    List<String> calls = new ArrayList<>();
    s.collectCalls(
        (name, instance) -> calls.add(name + (s.is(flag) ? " finds it set" : " finds it clear")));
    Executor a = machine.contexts().get(0);
    a.points().get(s.get(a.pc())).transitions().get(0).fire(s);
    assertEquals(List.of("empty finds it set", "inner finds it set"), calls);
  }

  @Test
  void shouldCondemnRecursionBeyondTheScope() {
    class Notifier {
      Routine notify(int level) {
        return routine("notify", step("call", Effect.NOTHING), call(() -> notify(level + 1)));
      }
    }
    Walk walk = walk(call(new Notifier().notify(0)));
    assertEquals(Set.of("UNBALANCED: notify calls itself more than 3 times"), walk.condemned());
    assertTrue(walk.taken().contains("a main/notify/notify/notify: call"));
  }
}
