package org.irqlab.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.irqlab.api.part.ActionModel;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.irqlab.testing.Walk;
import org.junit.jupiter.api.Test;

class ServiceThenEoiTest {
  private final ServiceThenEoi part = new ServiceThenEoi();
  private final PlainState state = new PlainState();

  @Test
  void shouldServeTheDeviceThatTellsItsCause() {
    Uart uart = new Uart(true).wanting();

    Walk run = run(uart, "by-device");

    assertEquals(Optional.of(ActionModel.IRQ_HANDLED), run.exit());
    assertEquals(
        List.of("driver reads the status register", "driver services the device"), run.log());
    assertEquals(List.of("driver services the device"), run.story());
    assertEquals(1, uart.services());
  }

  @Test
  void shouldAnswerNoneWithoutACause() {
    Uart uart = new Uart(true);

    Walk run = run(uart, "by-device");

    assertEquals(Optional.of(ActionModel.IRQ_NONE), run.exit());
    assertEquals(0, uart.services());
    assertTrue(state.condemned().isEmpty());
  }

  @Test
  void shouldCondemnARunWithoutTheCauseThatItAssumes() {
    Walk run = run(new Uart(false), "by-device");

    assertEquals(Optional.of(ActionModel.IRQ_HANDLED), run.exit());
    assertEquals(List.of(Verdict.DUPLICATE), state.condemned());
  }

  @Test
  void shouldAssumeACauseWhenToldToAlthoughTheDeviceCouldTell() {
    run(new Uart(true), "assumes");

    assertEquals(List.of(Verdict.DUPLICATE), state.condemned());
  }

  @Test
  void shouldRefuseToCheckWithoutAStatusRegister() {
    LinkException refused = assertThrows(LinkException.class, () -> run(new Uart(false), "checks"));

    assertTrue(refused.getMessage().contains("status register"), refused.getMessage());
  }

  private Walk run(Uart uart, String cause) {
    Options options = Options.of(part.options(), Map.of("cause", cause));
    ActionModel action = part.link(new PlainLink("driver"), uart, options);
    return Walk.of(action.primary(Cpu.real(0)), state);
  }
}
