package org.irqlab.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import org.irqlab.api.command.BadInput;
import org.junit.jupiter.api.Test;

final class CtrlCTest {
  private final CtrlC ctrlC = new CtrlC();

  @Test
  void shouldInterruptTheThreadThatWorksAndNotTheOneThatPrints() {
    assertEquals("stopped", ctrlC.watch(CtrlCTest::untilInterrupted, ctrlC::press));
    assertTrue(ctrlC.requested());
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void shouldTakeAnInterruptionOfTheThreadThatWaitsForCtrlC() {
    Thread.currentThread().interrupt();
    assertEquals("stopped", ctrlC.watch(CtrlCTest::untilInterrupted, () -> {}));
    assertTrue(ctrlC.requested());
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void shouldStopWorkThatBeginsAfterwards() {
    ctrlC.press();
    assertEquals("stopped", ctrlC.watch(CtrlCTest::untilInterrupted, () -> {}));
  }

  @Test
  void shouldForgetWhatWasPressedBeforeTheCommandBegan() {
    ctrlC.press();
    ctrlC.begin();
    assertFalse(ctrlC.requested());
  }

  @Test
  void shouldThrowWhatTheWorkThrows() {
    BadInput bad = new BadInput("no such part");
    assertSame(
        bad,
        assertThrows(
            BadInput.class,
            () ->
                ctrlC.watch(
                    () -> {
                      throw bad;
                    },
                    () -> {})));
  }

  private static String untilInterrupted() {
    try {
      new CountDownLatch(1).await();
      return "ended";
    } catch (InterruptedException stop) {
      return "stopped";
    }
  }
}
