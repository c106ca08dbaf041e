package org.irqlab.engine.link;

import static org.irqlab.api.routine.Code.await;
import static org.irqlab.api.routine.Code.dispatch;
import static org.irqlab.api.routine.Code.dropped;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.loop;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.test;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;
import org.irqlab.api.verdict.Scope;
import org.irqlab.engine.machine.Machine;
import org.junit.jupiter.api.Test;

class RulesTest {
  private final MachineBuilder builder = new MachineBuilder(Scope.SMALLEST);
  private final Field shared = builder.layout().flag("shared", Protection.SHARED);
  private final Field other = builder.layout().flag("other", Protection.SHARED);
  private final Lock lock = builder.layout().lock("lock", Lock.Kind.SPIN);
  private final Field guarded = builder.layout().flag("guarded", Protection.guardedBy(lock));
  private final Field local = builder.layout().flag("local", Protection.LOCAL);

  private void thread(String name, Block... body) {
    builder.context(name, Optional.empty(), Level.THREAD, Routine.of("work", name, "", body));
  }

  private String refusal() {
    return assertThrows(LinkException.class, builder::build).getMessage();
  }

  @Test
  void shouldReportStepThatIsNotDeterministic() {
    thread("a", step("roll", s -> s.set(shared, Math.random() < 0.5)));
    assertEquals(
        "a: work: roll: two runs of the same case differ; a step must be deterministic and keep"
            + " nothing outside State",
        refusal());
  }

  @Test
  void shouldReportStepThatKeepsStateOutside() {
    Effect counting =
        new Effect() {
          private int calls;

          @Override
          public void on(org.irqlab.api.state.State s) {
            s.set(shared, calls++ % 3 == 0);
          }
        };
    thread("a", step("count", counting));
    assertTrue(refusal().contains("keep nothing outside State"));
  }

  @Test
  void shouldReportStateKeptOutsideThatRepeatsWithinACase() {
    int[] calls = new int[1];
    thread("a", step("count", s -> s.set(shared, calls[0]++ / 2 % 3 == 0 && s.is(other))));
    assertTrue(refusal().contains("keep nothing outside State"));
  }

  @Test
  void shouldReportDecisionOnSharedFieldWithoutAStep() {
    thread("a", step("go", Effect.NOTHING), when(s -> s.is(shared), step("then", Effect.NOTHING)));
    assertEquals(
        "work: decides on shared, which others can change, without a step of its own; use test, or"
            + " take the lock that guards it",
        refusal());
  }

  @Test
  void shouldReportDispatchOnSharedFieldWithoutAStep() {
    thread("a", step("go", Effect.NOTHING), dispatch(shared, Map.of(), nothing()));
    assertTrue(refusal().contains("decides on shared"));
  }

  @Test
  void shouldReportDecisionOnGuardedFieldWithoutItsLock() {
    thread(
        "a",
        under(
            lock,
            dropped(
                lock,
                step("go", Effect.NOTHING),
                when(s -> s.is(guarded), step("then", Effect.NOTHING)))));
    assertTrue(refusal().contains("decides on guarded"));
  }

  @Test
  void shouldAllowDecisionUnderTheLockOnLocalsAndByTest() {
    thread(
        "a",
        under(
            lock,
            step("flip", s -> s.set(guarded, !s.is(guarded))),
            when(s -> s.is(guarded), step("then", Effect.NOTHING))),
        step("note", s -> s.set(local, true)),
        when(s -> s.is(local), step("local", Effect.NOTHING)),
        test("look", s -> s.is(shared), nothing(), nothing()));
    assertTrue(Walk.over(builder.build()).taken().contains("a work: then"));
  }

  @Test
  void shouldReportLocalFieldOfTwoContexts() {
    thread("a", step("set", s -> s.set(local, true)));
    thread("b", step("set", s -> s.set(local, false)));
    assertEquals("field local is declared local, but a and b touch it", refusal());
  }

  @Test
  void shouldRemarkTwoSharedAccessesInOneStep() {
    thread("a", step("both", s -> s.set(shared, s.is(other))));
    Machine machine = builder.build();
    assertEquals(
        List.of("a: work: both: more than one shared access in a step: other, shared"),
        machine.warnings());
  }

  @Test
  void shouldRemarkWriteWithoutTheLock() {
    thread("a", step("sneak", s -> s.set(guarded, true)));
    assertEquals(
        List.of("a: work: sneak: writes guarded without lock"), builder.build().warnings());
  }

  @Test
  void shouldRefuseGapInASectionThatIsNotThere() {
    thread("a", dropped(lock, step("go", Effect.NOTHING)));
    assertEquals("work: drops lock, which is not held here", refusal());
  }

  @Test
  void shouldRefuseLoopThatTakesNoStep() {
    thread("a", loop(when(s -> s.is(local), step("go", Effect.NOTHING))));
    assertEquals("a: a loop that takes no step", refusal());
  }

  @Test
  void shouldRefuseTwoContextsOfOneName() {
    thread("a", rest(await(guarded("go", s -> s.is(shared), Effect.NOTHING))));
    LinkException e =
        assertThrows(LinkException.class, () -> thread("a", step("go", Effect.NOTHING)));
    assertEquals("two contexts are called a", e.getMessage());
  }
}
