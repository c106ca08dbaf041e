package org.irqlab.engine.link;

import static org.irqlab.api.routine.Code.dropped;
import static org.irqlab.api.routine.Code.fullBarrier;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.readBarrier;
import static org.irqlab.api.routine.Code.spin;
import static org.irqlab.api.routine.Code.test;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.writeBarrier;
import static org.irqlab.engine.link.Litmus.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Order;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;
import org.irqlab.api.verdict.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Relaxed fields: the litmus tests that memory models are told by. */
class RelaxedTest {
  private final Litmus litmus = new Litmus();
  private final Field x = litmus.variable("x");
  private final Field y = litmus.variable("y");

  private static Block barrier(String name) {
    return switch (name) {
      case "wmb" -> writeBarrier();
      case "rmb" -> readBarrier();
      case "mb" -> fullBarrier();
      default -> nothing();
    };
  }

  /** MP: data, then flag; flag, then data. It takes a barrier on either side. */
  @ParameterizedTest
  @CsvSource({
    "none, none, true",
    "wmb, none, true",
    "none, rmb, true",
    "rmb, wmb, true",
    "wmb, rmb, false",
    "mb, mb, false"
  })
  void shouldPassAMessageOnlyWithABarrierOnEitherSide(String writer, String reader, boolean weak) {
    litmus.thread(store(x, 1), barrier(writer), store(y, 1));
    litmus.thread(litmus.load(y), barrier(reader), litmus.load(x));
    Set<String> strong = Set.of("00", "01", "11");
    assertEquals(weak ? Set.of("00", "01", "10", "11") : strong, litmus.outcomes());
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, NONE, true",
    "RELEASE, NONE, true",
    "NONE, ACQUIRE, true",
    "RELEASE, ACQUIRE, false"
  })
  void shouldPassAMessageByReleaseAndAcquire(Order writer, Order reader, boolean weak) {
    litmus.thread(store(x, 1), store(y, 1).ordered(writer));
    litmus.thread(litmus.load(y).ordered(reader), litmus.load(x));
    assertEquals(weak, litmus.outcomes().contains("10"));
  }

  /** SB: each stores to its own and loads the other's. Only full barriers help, and both. */
  @ParameterizedTest
  @CsvSource({
    "none, none, true",
    "wmb, wmb, true",
    "rmb, rmb, true",
    "mb, none, true",
    "mb, mb, false"
  })
  void shouldBufferStoresUnlessBothHaveAFullBarrier(String first, String second, boolean weak) {
    litmus.thread(store(x, 1), barrier(first), litmus.load(y));
    litmus.thread(store(y, 1), barrier(second), litmus.load(x));
    Set<String> strong = Set.of("01", "10", "11");
    assertEquals(weak ? Set.of("00", "01", "10", "11") : strong, litmus.outcomes());
  }

  /** LB: a load is performed where it stands at the latest, so this model does not have it. */
  @Test
  void shouldNeverHoldALoadUpPastALaterStore() {
    litmus.thread(litmus.load(x), store(y, 1));
    litmus.thread(litmus.load(y), store(x, 1));
    assertEquals(Set.of("00", "01", "10"), litmus.outcomes());
  }

  /** CoRR, CoWR: of one variable, loads never go back, and one's own store is seen at once. */
  @Test
  void shouldBeCoherent() {
    litmus.thread(store(x, 1));
    litmus.thread(litmus.load(x), litmus.load(x), store(y, 2), litmus.load(y));
    assertEquals(Set.of("002", "012", "112"), litmus.outcomes());
  }

  /** 2+2W: two CPUs store to both the other way round. */
  @ParameterizedTest
  @CsvSource({"none, true", "wmb, false"})
  void shouldPerformStoresOutOfOrderUnlessThereIsAWriteBarrier(String barrier, boolean weak) {
    litmus.thread(store(x, 1), barrier(barrier), store(y, 2), fullBarrier());
    litmus.thread(store(y, 1), barrier(barrier), store(x, 2), fullBarrier());
    assertEquals(weak, litmus.outcomes(x, y).contains("|1|1"));
  }

  /** IRIW: two readers never disagree about the order of two stores. */
  @Test
  void shouldPerformAStoreForAllAtOnce() {
    litmus.thread(store(x, 1));
    litmus.thread(store(y, 1));
    litmus.thread(litmus.load(x), readBarrier(), litmus.load(y));
    litmus.thread(litmus.load(y), readBarrier(), litmus.load(x));
    assertEquals(false, litmus.outcomes().contains("1010"));
  }

  /** What interrupts a thread of its CPU sees what that thread has stored. */
  @Test
  void shouldAgreeOnOneCpu() {
    litmus.thread(0, store(x, 1), store(y, 1));
    litmus.thread(0, litmus.load(y), litmus.load(x));
    assertEquals(Set.of("00", "01", "11"), litmus.outcomes());
  }

  @Test
  void shouldKeepToTheOrderOfALock() {
    Lock lock = litmus.lock("lock");
    litmus.thread(under(lock, store(x, 1), store(y, 1)));
    litmus.thread(under(lock, litmus.load(y), litmus.load(x)));
    assertEquals(Set.of("00", "11"), litmus.outcomes());
  }

  /** A store before the lock is taken may be performed in the section, but not after it. */
  @Test
  void shouldLetStoresIntoASectionAndNoneOut() {
    Lock lock = litmus.lock("lock");
    litmus.thread(store(x, 1), under(lock, store(y, 1)));
    litmus.thread(litmus.load(y), readBarrier(), litmus.load(x));
    litmus.thread(under(lock, litmus.load(y), litmus.load(x)));
    Set<String> outcomes = litmus.outcomes();
    assertEquals(true, outcomes.stream().anyMatch(o -> o.startsWith("10")));
    assertEquals(false, outcomes.stream().anyMatch(o -> o.endsWith("10")));
  }

  /** The lock is dropped and taken again: the gap's stores may pass the second section's. */
  @Test
  void shouldReleaseAndAcquireAroundAGap() {
    Lock lock = litmus.lock("lock");
    litmus.thread(under(lock, dropped(lock, store(x, 1)), store(y, 1)));
    litmus.thread(litmus.load(y), readBarrier(), litmus.load(x));
    assertEquals(true, litmus.outcomes().contains("10"));
  }

  @ParameterizedTest
  @CsvSource({"FULL, false", "NONE, true"})
  void shouldLoseNoIncrementThatIsAtomic(Order order, boolean lost) {
    litmus.thread(litmus.increment(x).ordered(order), fullBarrier());
    litmus.thread(litmus.increment(x).ordered(order), fullBarrier());
    assertEquals(lost ? Set.of("|1", "|2") : Set.of("|2"), litmus.outcomes(x));
  }

  /** do { barrier } while (y == 0) orders nothing after the load that ends it. */
  @Test
  void shouldNotOrderWhatFollowsALoopByABarrierInsideIt() {
    litmus.thread(store(x, 1), writeBarrier(), store(y, 1));
    litmus.thread(
        readBarrier(), spin(guarded("while !y", s -> s.is(y), Effect.NOTHING)), litmus.load(x));
    assertEquals(Set.of("0", "1"), litmus.outcomes());
  }

  @Test
  void shouldOrderWhatFollowsALoopByABarrierBehindIt() {
    litmus.thread(store(x, 1), writeBarrier(), store(y, 1));
    litmus.thread(
        spin(guarded("while !y", s -> s.is(y), Effect.NOTHING)), readBarrier(), litmus.load(x));
    assertEquals(Set.of("1"), litmus.outcomes());
  }

  /** A decision on a relaxed field is a load as well. */
  @Test
  void shouldDecideOnWhatTheCpuSees() {
    litmus.thread(store(x, 1), writeBarrier(), store(y, 1));
    litmus.thread(test("y", s -> s.is(y), litmus.load(x), store(x, 2)));
    assertEquals(Set.of("0", "1"), litmus.outcomes());
  }

  @Test
  void shouldRefuseToRelaxWhatIsLocal() {
    MachineBuilder builder = new MachineBuilder(Scope.SMALLEST);
    Field local = builder.layout().flag("local", Protection.LOCAL);
    LinkException e = assertThrows(LinkException.class, () -> builder.layout().relaxed(local));
    assertEquals("field local is local, so nobody sees its order", e.getMessage());
  }
}
