package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LevelFlowTest {
  private final LevelFlow flow = new LevelFlow();

  @Test
  void shouldKeepTheLineMaskedWhileTheHandlerRuns() {
    Lines line = new Lines(new NamedChip("irq_mask", "irq_ack", "irq_unmask"));

    assertEquals(List.of("irq_mask", "irq_ack", "handler", "irq_unmask"), line.fires(flow));
    assertFalse(line.state.is(line.desc.masked()));
  }

  @Test
  void shouldAcknowledgeAndMaskInOneCallIfTheChipCan() {
    Lines line = new Lines(new NamedChip("irq_mask_ack", "irq_mask", "irq_ack", "irq_unmask"));

    assertEquals(List.of("irq_mask_ack", "handler", "irq_unmask"), line.fires(flow));
  }

  @Test
  void shouldLeaveTheLineMaskedIfItsHandlerDisabledIt() {
    Lines line = new Lines(new NamedChip("irq_mask", "irq_unmask"));
    line.during(call(line.desc.disableIrqNosync(Lines.CPU)));

    line.fires(flow);

    assertTrue(line.state.is(line.desc.masked()));
    assertEquals(List.of("irq_unmask"), line.enable());
  }

  @Test
  void shouldLeaveTheLineMaskedWhenItIsRefused() {
    Lines line = new Lines(new NamedChip("irq_mask", "irq_unmask"));
    line.disable();

    assertEquals(List.of("irq_mask"), line.fires(flow));
    assertTrue(line.state.is(line.desc.pending()));
  }
}
