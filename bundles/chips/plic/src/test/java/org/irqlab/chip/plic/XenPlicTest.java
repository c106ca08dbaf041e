package org.irqlab.chip.plic;

import static org.irqlab.api.routine.Code.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.part.XenIrqController.Model;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.irqlab.testing.LoggedRegisters;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.irqlab.testing.Walk;
import org.junit.jupiter.api.Test;

class XenPlicTest {
  private static final Cpu CPU0 = Cpu.real(0);
  private static final Cpu CPU1 = Cpu.real(1);

  private final PlainLink link = new PlainLink("plic");
  private final PlainState state = PlainState.strict();

  /** A claim register of any context. */
  private static final LongPredicate CLAIM = offset -> offset >= 0x200000 && offset % 0x1000 == 4;

  private final LoggedRegisters plic =
      new LoggedRegisters(List.of(CPU0, CPU1), new TreeMap<>(Map.of(10, Trigger.LEVEL)), CLAIM, 0);
  private final Line irq = Line.of(link, 10, CPU0);
  private final Model xen =
      new XenPlic().link(link, plic, Options.of(new XenPlic().options(), Map.of()));

  @Test
  void shouldCompleteAtOnceAsHost() {
    assertTrue(xen.host().ack(irq, CPU0).isEmpty());
    run(xen.host().end(irq, CPU1).orElseThrow());
    assertEquals(List.of("cpu1 w 0x203004=0xa"), plic.log());
  }

  @Test
  void shouldCompleteInTheContextThatClaimedAsGuest() {
    run(xen.guest().ack(irq, CPU1).orElseThrow());
    assertEquals(List.of(), plic.log());
    run(xen.guest().end(irq, CPU0).orElseThrow());
    assertEquals(List.of("cpu0 w 0x203004=0xa"), plic.log());
    assertEquals(0, state.live());
  }

  @Test
  void shouldEnableAndDisableForTheAffinity() {
    run(xen.guest().disable(irq, CPU1).orElseThrow());
    assertEquals(List.of("cpu1 r 0x2080", "cpu1 w 0x2080=0x0"), plic.log());
    assertEquals(1, state.live());
    run(xen.host().enable(irq, CPU1).orElseThrow());
    assertEquals(List.of("cpu1 r 0x2080", "cpu1 w 0x2080=0x400"), plic.log());
    assertEquals(0, state.live());
  }

  @Test
  void shouldStartWithTheRoutedInterruptEnabled() {
    xen.guest().end(irq, CPU0);
    link.boot(state);
    assertEquals(0x400, plic.word(0x2080));
    assertEquals(0, plic.word(0x2180));
    assertEquals(1, plic.word(4 * 10));
    assertEquals(List.of(), link.additions(), "drivers run in others' contexts");
  }

  @Test
  void shouldHandEveryClaimToDoIrq() {
    List<Integer> handled = new ArrayList<>();
    Routine doIrq = Routine.of("do_IRQ", "irq10", "", step("do_IRQ", s -> handled.add(10)));
    plic.gives(10, 10);
    assertTrue(Walk.of(xen.handle(CPU0, Map.of(10, doIrq)), state).exit().isPresent());
    assertEquals(List.of(10, 10), handled);
    assertEquals(3, plic.log().size());
  }

  private void run(Routine operation) {
    assertTrue(Walk.holding(irq.lock(), operation, state).exit().isPresent());
  }
}
