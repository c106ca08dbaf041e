package org.irqlab.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Cpu;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.irqlab.testing.Walk;
import org.junit.jupiter.api.Test;

class HungTest {
  private final Hung part = new Hung();

  @Test
  void shouldNeverServeAndNeverReturn() {
    Uart uart = new Uart(true).wanting();
    Options none = Options.of(part.options(), Map.of());

    Walk run =
        Walk.of(
            part.link(new PlainLink("driver"), uart, none).primary(Cpu.real(0)), new PlainState());

    assertEquals(Optional.empty(), run.exit());
    assertEquals(0, uart.services());
  }
}
