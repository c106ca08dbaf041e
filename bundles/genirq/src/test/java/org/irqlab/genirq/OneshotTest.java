package org.irqlab.genirq;

import static org.irqlab.api.part.ActionModel.IRQ_HANDLED;
import static org.irqlab.api.part.ActionModel.IRQ_NONE;
import static org.irqlab.api.part.ActionModel.IRQ_WAKE_THREAD;
import static org.irqlab.api.part.ActionModel.Request.DISABLE_UNLAZY;
import static org.irqlab.api.part.ActionModel.Request.NO_AUTOEN;
import static org.irqlab.api.part.ActionModel.Request.ONESHOT;
import static org.irqlab.api.part.ActionModel.Request.SHARED;
import static org.irqlab.api.routine.Code.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.irqlab.api.part.ChipModel.Flag;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.verdict.Verdict;
import org.junit.jupiter.api.Test;

class OneshotTest {
  private static final NamedChip CHIP = new NamedChip("irq_mask", "irq_unmask", "irq_eoi");
  private static final String WAKE = "wake_up_process(irq thread)";

  private final FastEoi fasteoi = new FastEoi();
  private final LevelFlow level = new LevelFlow();

  @Test
  void shouldStayMaskedUntilTheThreadHasEnded() {
    Lines line = new Lines(CHIP, oneshot());

    assertEquals(List.of("irq_mask", "primary", WAKE, "irq_eoi"), line.fires(fasteoi));
    assertTrue(line.state.is(line.desc.threadsOneshot()));
    assertEquals(List.of("primary thread", "irq_unmask"), line.thread());
    assertFalse(line.state.is(line.desc.threadsOneshot()));
  }

  @Test
  void shouldStayMaskedInTheLevelFlowToo() {
    Lines line = new Lines(CHIP, oneshot());

    assertEquals(List.of("irq_mask", "primary", WAKE), line.fires(level));
    assertEquals(List.of("primary thread", "irq_unmask"), line.thread());
  }

  @Test
  void shouldUnmaskAtOnceWhenNoThreadWasWoken() {
    Lines line = new Lines(CHIP, new Driver("primary", IRQ_HANDLED, ONESHOT));

    assertEquals(List.of("irq_mask", "primary", "irq_eoi", "irq_unmask"), line.fires(fasteoi));
  }

  @Test
  void shouldWithholdTheEoiForTheThreadIfTheChipWantsThat() {
    Lines line = new Lines(CHIP.with(Flag.EOI_THREADED), oneshot());

    assertEquals(List.of("irq_mask", "primary", WAKE), line.fires(fasteoi));
    assertEquals(List.of("primary thread", "irq_eoi", "irq_unmask"), line.thread());
  }

  @Test
  void shouldNotMaskForAChipThatIsSafe() {
    Lines line = new Lines(CHIP.with(Flag.ONESHOT_SAFE), oneshot());

    assertEquals(List.of("primary", WAKE, "irq_eoi"), line.fires(fasteoi));
    assertFalse(line.desc.oneshot());
    assertEquals(List.of("primary thread"), line.thread());
  }

  @Test
  void shouldLeaveALineMaskedThatWasDisabledWhileTheThreadRan() {
    Driver driver = oneshot();
    Lines line = new Lines(CHIP, driver);
    driver.during(call(() -> line.desc.disableIrqNosync(Lines.CPU)));
    line.fires(fasteoi);

    assertEquals(List.of("primary thread", "irq_disable: lazy, nothing written"), line.thread());
    assertTrue(line.state.is(line.desc.masked()));
    assertEquals(List.of("irq_unmask"), line.enable());
  }

  @Test
  void shouldUnmaskAtOnceWhenEnabledWhileAThreadIsOwed() {
    Lines line = new Lines(CHIP, oneshot());
    line.disable();
    line.enable();
    line.fires(fasteoi);
    line.disable();

    assertEquals(List.of("irq_unmask"), line.enable());
    assertTrue(line.state.is(line.desc.threadsOneshot()));
  }

  @Test
  void shouldRunTheThreadOnceMoreForAnInterruptThatArrivedMeanwhile() {
    Lines line = new Lines(CHIP, oneshot());
    line.fires(fasteoi);
    assertEquals(
        List.of("primary", "note_interrupt: unhandled", "irq_eoi"),
        line.fires(fasteoi),
        "masked and woken already; its thread has handled nothing yet");

    assertEquals(List.of("primary thread", "irq_unmask"), line.thread());
  }

  @Test
  void shouldKeepItsThreadWaitingForTheFlowThatWokeIt() {
    Lines line = new Lines(CHIP, oneshot());
    line.fires(fasteoi);
    line.state.set(line.desc.inProgress(), true);

    assertEquals(List.of("primary thread"), line.thread());
    assertTrue(line.state.is(line.desc.masked()));
  }

  @Test
  void shouldOrTheResultsOfASharedLine() {
    Lines line =
        new Lines(
            CHIP, new Driver("first", IRQ_NONE, SHARED), new Driver("second", IRQ_HANDLED, SHARED));

    assertEquals(List.of("first", "second", "irq_eoi"), line.fires(fasteoi));
    assertEquals(0, line.state.get(line.link.field("host/irq10/irqs_unhandled")));
  }

  @Test
  void shouldSwitchALineOffThatNobodyCaresFor() {
    Lines line = new Lines(CHIP, new Driver("driver", IRQ_NONE));
    for (int i = 0; i < 4; i++) {
      line.fires(fasteoi);
    }
    assertEquals(List.of(), line.state.condemned());

    line.fires(fasteoi);

    assertEquals(List.of(Verdict.SPURIOUS_DISABLE), line.state.condemned());
  }

  @Test
  void shouldJudgeAThreadedActionByWhatItsThreadHandled() {
    Lines handles = new Lines(CHIP, oneshot());
    Lines doesNot =
        new Lines(CHIP, new Driver("primary", IRQ_WAKE_THREAD, ONESHOT).threaded(IRQ_NONE));
    for (int i = 0; i < 6; i++) {
      handles.fires(fasteoi);
      handles.thread();
      doesNot.fires(fasteoi);
      doesNot.thread();
    }

    assertEquals(List.of(), handles.state.condemned());
    assertEquals(List.of(Verdict.SPURIOUS_DISABLE), doesNot.state.condemned());
  }

  @Test
  void shouldDisableUnlazilyIfAnActionAsksForIt() {
    Lines line = new Lines(CHIP, new Driver("driver", IRQ_HANDLED, DISABLE_UNLAZY));

    assertEquals(List.of("irq_mask"), line.disable());
  }

  @Test
  void shouldBeDisabledIfItsActionDoesNotWantItEnabled() {
    Lines line = new Lines(CHIP, new Driver("driver", IRQ_HANDLED, NO_AUTOEN));

    assertEquals(List.of("irq_mask", "irq_eoi"), line.fires(fasteoi));
    line.enable();
    assertEquals(List.of("driver", "irq_eoi"), line.fires(fasteoi));
  }

  @Test
  void shouldRefuseWhatTheKernelRefuses() {
    Driver alone = new Driver("alone", IRQ_HANDLED);
    Driver shares = new Driver("shares", IRQ_HANDLED, SHARED);
    Driver late = new Driver("late", IRQ_WAKE_THREAD, SHARED, ONESHOT).threaded(IRQ_HANDLED);

    assertThrows(LinkException.class, () -> new Lines(CHIP, alone, shares));
    assertThrows(LinkException.class, () -> new Lines(CHIP, shares, late));
    assertThrows(
        LinkException.class,
        () -> new Lines(CHIP, new Driver("both", IRQ_HANDLED, SHARED, NO_AUTOEN)));
  }

  @Test
  void shouldWaitForItsThreadWhenSynchronized() {
    Lines line = new Lines(CHIP, oneshot());
    assertTrue(line.walk(line.desc.synchronizeIrq(Lines.CPU)).exit().isPresent());

    line.fires(fasteoi);

    assertTrue(line.walk(line.desc.synchronizeIrq(Lines.CPU)).exit().isEmpty());
    line.thread();
    assertTrue(line.walk(line.desc.disableIrq(Lines.CPU)).exit().isPresent());
  }

  @Test
  void shouldShutDownUnlazilyWhenFreedAndStartUpWhenRequestedAgain() {
    Lines line = new Lines(CHIP, new Driver("driver", IRQ_HANDLED));

    assertEquals(
        List.of("action = NULL", "irq_mask"),
        line.walk(line.link.offered("irq10/free_irq", Lines.CPU)).story());
    assertEquals(List.of("irq_eoi"), line.fires(fasteoi));
    assertEquals(
        List.of("action = new", "irq_unmask"),
        line.walk(line.link.offered("irq10/request_irq", Lines.CPU)).story());
    assertEquals(List.of("driver", "irq_eoi"), line.fires(fasteoi));
  }

  @Test
  void shouldReplayWhatArrivedWhileInProgressIfTheHardwareForgetsIt() {
    Lines line = new Lines(CHIP.with(Flag.RESEND_WHEN_IN_PROGRESS));
    line.state.set(line.desc.inProgress(), true);

    line.fires(fasteoi);
    assertTrue(line.state.is(line.desc.pending()));

    line.state.set(line.desc.pending(), false);
    line.fires(fasteoi, java.util.Map.of("linux", "6.1"));
    assertFalse(line.state.is(line.desc.pending()));
  }

  private static Driver oneshot() {
    return new Driver("primary", IRQ_WAKE_THREAD, ONESHOT).threaded(IRQ_HANDLED);
  }
}
