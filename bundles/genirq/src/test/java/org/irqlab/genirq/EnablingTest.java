package org.irqlab.genirq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.verdict.Verdict;
import org.junit.jupiter.api.Test;

class EnablingTest {
  private static final String LAZY = "irq_disable: lazy, nothing written";
  private static final String UNTOUCHED = "unmask_irq: not masked, nothing written";

  @Test
  void shouldWriteNothingWhenDisabledLazilyAndEnabledAgain() {
    Lines line = new Lines(new NamedChip("irq_mask", "irq_unmask"));

    assertEquals(List.of(LAZY), line.disable());
    assertTrue(line.state.is(line.desc.disabled()));
    assertFalse(line.state.is(line.desc.masked()));
    assertEquals(List.of(UNTOUCHED), line.enable());
    assertFalse(line.state.is(line.desc.disabled()));
  }

  @Test
  void shouldMaskAtOnceWhenUnlazy() {
    Lines line =
        new Lines(new NamedChip("irq_mask", "irq_unmask"), Trigger.LEVEL, Map.of("unlazy", "true"));

    assertEquals(List.of("irq_mask"), line.disable());
    assertEquals(List.of("irq_unmask"), line.enable());
    assertFalse(line.state.is(line.desc.masked()));
  }

  @Test
  void shouldDisableAtTheChipThatCan() {
    Lines line = new Lines(new NamedChip("irq_disable", "irq_enable", "irq_mask", "irq_unmask"));

    assertEquals(List.of("irq_disable"), line.disable());
    assertTrue(line.state.is(line.desc.masked()));
    assertEquals(List.of("irq_enable"), line.enable());
    assertFalse(line.state.is(line.desc.masked()));
  }

  @Test
  void shouldTouchTheChipOnlyAtTheOutermostDisable() {
    Lines line = new Lines(new NamedChip("irq_disable", "irq_enable"));

    assertEquals(List.of("irq_disable"), line.disable());
    assertEquals(List.of(), line.disable());
    assertEquals(2, line.state.get(line.desc.depth()));
    assertEquals(List.of(), line.enable());
    assertEquals(List.of("irq_enable"), line.enable());
    assertEquals(0, line.state.get(line.desc.depth()));
  }

  @Test
  void shouldCondemnAnEnableTooMany() {
    Lines line = new Lines(new NamedChip());

    line.enable();

    assertEquals(List.of(Verdict.UNBALANCED), line.state.condemned());
  }

  @Test
  void shouldForgetAPendingLevelWhenEnabled() {
    Lines line = new Lines(new NamedChip("irq_mask", "irq_unmask", "irq_eoi"));
    line.disable();
    line.fires(new FastEoi());
    assertTrue(line.state.is(line.desc.pending()));

    assertEquals(List.of("irq_unmask"), line.enable());

    assertFalse(line.state.is(line.desc.pending()));
    assertFalse(line.state.is(line.desc.replay()));
  }

  @Test
  void shouldRetriggerAPendingEdgeWhenEnabled() {
    Lines line =
        new Lines(
            new NamedChip("irq_mask", "irq_unmask", "irq_ack", "irq_retrigger"),
            Trigger.EDGE,
            Map.of());
    line.disable();
    line.fires(new EdgeFlow());

    assertEquals(List.of("irq_unmask", "irq_retrigger"), line.enable());
    assertTrue(line.state.is(line.desc.replay()));
    assertFalse(line.state.is(line.desc.pending()));
  }

  @Test
  void shouldForgetAPendingEdgeOfAChipThatMarksItsLinesAsLevels() {
    NamedChip chip = new NamedChip("irq_disable", "irq_mask_ack", "irq_unmask");
    Lines line = new Lines(chip.with(ChipModel.Flag.LEVEL), Trigger.EDGE, Map.of());
    line.disable();
    line.fires(new LevelFlow());
    assertTrue(line.state.is(line.desc.pending()));

    assertEquals(List.of("irq_unmask"), line.enable());

    assertFalse(line.state.is(line.desc.pending()));
    assertFalse(line.state.is(line.desc.replay()));
  }

  @Test
  void shouldHoldTheLockThroughout() {
    Lines line = new Lines(new NamedChip("irq_disable"));

    List<String> log = line.walk(line.desc.disableIrqNosync(Lines.CPU)).log();

    assertEquals("lock host/irq10/desc->lock", log.get(0));
    assertEquals("unlock host/irq10/desc->lock", log.get(log.size() - 1));
    assertEquals(1, log.stream().filter(entry -> entry.startsWith("lock")).count());
  }
}
