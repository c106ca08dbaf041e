package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.irqlab.api.part.ChipModel.Flag;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Options;
import org.irqlab.testing.Walk;
import org.junit.jupiter.api.Test;

class FastEoiTest {
  private static final NamedChip CHIP = new NamedChip("irq_mask", "irq_unmask", "irq_eoi");

  private final FastEoi flow = new FastEoi();

  @Test
  void shouldRunTheHandlerWithoutTheLockAndThenEndTheInterrupt() {
    Lines line = new Lines(CHIP);

    assertEquals(
        List.of(
            "lock host/irq10/desc->lock",
            "clear IRQS_REPLAY",
            "clear IRQS_PENDING",
            "set IRQD_IRQ_INPROGRESS",
            "unlock host/irq10/desc->lock",
            "handler",
            "note_interrupt",
            "lock host/irq10/desc->lock",
            "clear IRQD_IRQ_INPROGRESS",
            "irq_eoi",
            "unlock host/irq10/desc->lock"),
        line.walk(flow.link(line.desc, Lines.CPU, Options.of(flow.options(), Map.of()))).log());
  }

  @Test
  void shouldMaskALazilyDisabledLineWhenItFires() {
    Lines line = new Lines(CHIP);
    line.disable();

    assertEquals(List.of("irq_mask", "irq_eoi"), line.fires(flow));
    assertTrue(line.state.is(line.desc.masked()));
    assertTrue(line.state.is(line.desc.pending()));
  }

  @Test
  void shouldLeaveALazilyDisabledLineUnmaskedIfToldTo() {
    Lines line = new Lines(CHIP);
    Options options = Options.of(flow.options(), Map.of("disabled", "only-ends"));
    line.disable();

    Walk run = line.walk(flow.link(line.desc, Lines.CPU, options));

    assertTrue(run.story().contains("irq_eoi"), run.story()::toString);
    assertFalse(line.state.is(line.desc.masked()));
    assertTrue(line.state.is(line.desc.pending()));
  }

  @Test
  void shouldOnlyEndTheInterruptWhileAnotherCpuRunsTheHandler() {
    Lines line = new Lines(CHIP);
    line.state.set(line.desc.inProgress(), true);

    assertEquals(List.of("irq_eoi"), line.fires(flow));
    assertFalse(line.state.is(line.desc.pending()));
  }

  @Test
  void shouldEndNothingThatWasRefusedIfTheChipSaysSo() {
    Lines line = new Lines(CHIP.with(Flag.EOI_IF_HANDLED));
    line.disable();

    assertEquals(List.of("irq_mask"), line.fires(flow));
    line.enable();
    assertEquals(List.of("handler", "irq_eoi"), line.fires(flow));
  }

  @Test
  void shouldNotUnmaskWhatItsHandlerDisabled() {
    Lines line = new Lines(CHIP);
    line.during(call(line.desc.disableIrqNosync(Lines.CPU)));

    assertEquals(
        List.of("handler", "irq_disable: lazy, nothing written", "irq_eoi"), line.fires(flow));
    assertFalse(line.state.is(line.desc.masked()));
  }

  @Test
  void shouldRefuseAChipWithoutEoi() {
    Lines line = new Lines(new NamedChip("irq_mask"));

    assertThrows(LinkException.class, () -> line.fires(flow));
  }
}
