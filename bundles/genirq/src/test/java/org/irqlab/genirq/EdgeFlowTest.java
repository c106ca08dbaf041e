package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.junit.jupiter.api.Test;

class EdgeFlowTest {
  private static final NamedChip CHIP = new NamedChip("irq_mask", "irq_unmask", "irq_ack");

  private final EdgeFlow flow = new EdgeFlow();
  private final Lines line = new Lines(CHIP, Trigger.EDGE, Map.of());

  @Test
  void shouldAcknowledgeBeforeTheHandlerRuns() {
    assertEquals(List.of("irq_ack", "handler"), line.fires(flow));
  }

  @Test
  void shouldRunOnceMoreForEdgesThatArriveMeanwhile() {
    Field twice = line.link.layout().flag("twice", Protection.LOCAL);
    line.during(
        when(
            s -> !s.is(twice),
            step("note", s -> s.set(twice, true)).folded(),
            call(flow.link(line.desc, Lines.CPU, Options.of(flow.options(), Map.of())))));

    assertEquals(
        List.of("irq_ack", "handler", "irq_mask", "irq_ack", "irq_unmask", "handler"),
        line.fires(flow));
    assertFalse(line.state.is(line.desc.pending()));
    assertFalse(line.state.is(line.desc.masked()));
  }

  @Test
  void shouldRememberAnEdgeOfADisabledLine() {
    line.disable();

    assertEquals(List.of("irq_mask", "irq_ack"), line.fires(flow));
    assertTrue(line.state.is(line.desc.pending()));
  }

  @Test
  void shouldKeepAResendWhileAnotherCpuRunsTheHandler() {
    assertTrue(replayAfterRefusal("7.0"));
  }

  @Test
  void shouldConsumeAResendEvenWhenRefusedUpToLinux614() {
    assertFalse(replayAfterRefusal("6.12"));
  }

  @Test
  void shouldRefuseAChipWithoutAck() {
    Lines careless = new Lines(new NamedChip("irq_eoi"), Trigger.EDGE, Map.of());

    assertThrows(LinkException.class, () -> careless.fires(flow));
  }

  @Test
  void shouldReplayByTheTaskletIfTheChipCannot() {
    line.disable();
    line.fires(flow);

    assertEquals(List.of("irq_unmask", "irq_sw_resend: tasklet_schedule"), line.enable());
    assertEquals(1, line.state.get(line.desc.resend()));
    assertEquals(
        List.of("resend_irqs: take from the list", "irq_ack", "handler"),
        line.walk(
                Resend.tasklet(
                    line.desc,
                    Lines.CPU,
                    flow.link(line.desc, Lines.CPU, Options.of(flow.options(), Map.of())),
                    "test"))
            .story());
    assertEquals(0, line.state.get(line.desc.resend()));
  }

  private boolean replayAfterRefusal(String linux) {
    line.state.set(line.desc.inProgress(), true);
    line.state.set(line.desc.replay(), true);
    line.fires(flow, Map.of("linux", linux));
    return line.state.is(line.desc.replay());
  }
}
