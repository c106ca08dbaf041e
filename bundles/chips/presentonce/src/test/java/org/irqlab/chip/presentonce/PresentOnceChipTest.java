package org.irqlab.chip.presentonce;

import static org.irqlab.api.routine.Code.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.irqlab.testing.DriverLine;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.irqlab.testing.ScriptedRegisters;
import org.irqlab.testing.Walk;
import org.junit.jupiter.api.Test;

class PresentOnceChipTest {
  private static final Cpu CPU0 = Cpu.real(0);
  private static final Cpu CPU1 = Cpu.real(1);

  private final PlainLink link = new PlainLink("present-once");
  private final ScriptedRegisters registers =
      new ScriptedRegisters(List.of(CPU0, CPU1), new TreeMap<>(Map.of(5, Trigger.LEVEL)));
  private final DriverLine line = DriverLine.of(link.layout(), 5, CPU1);
  private final PresentOnceChip part = new PresentOnceChip();
  private final ChipModel chip = chip("eoi");

  @Test
  void shouldWriteOneRegisterInEachCallback() {
    for (Routine callback :
        List.of(
            chip.irqMask(line.desc(), CPU0).orElseThrow(),
            chip.irqEoi(line.desc(), CPU0).orElseThrow(),
            chip.irqUnmask(line.desc(), CPU0).orElseThrow())) {
      Walk.of(callback, link.booted());
    }

    List<String> boot = List.of("w 2014=1", "w 1014=0");
    List<String> expected = new ArrayList<>();
    for (String access : List.of("w 1014=1", "w 4=5", "w 1014=0")) {
      expected.addAll(boot);
      expected.add(access);
    }
    assertEquals(expected, registers.log());
  }

  @Test
  void shouldTakeUntilNothingIsLeft() {
    registers.answers(0, 5, 7, 5);
    List<Integer> handled = new ArrayList<>();
    Routine flow = Routine.of("flow", "irq5", "", step("handle", s -> handled.add(5)));
    Walk walk = Walk.of(chip.handle(CPU1, Map.of(5, flow)), link.booted());

    assertTrue(walk.exit().isPresent());
    assertEquals(List.of(5, 5), handled);
    assertEquals(List.of("r 0", "r 0", "r 0", "r 0"), registers.log());
  }

  @Test
  void shouldDisableLazilyInTheFastEoiFlow() {
    assertEquals("fasteoi", chip.flow(5));
    assertTrue(chip.irqDisable(line.desc(), CPU0).isEmpty());
    assertTrue(chip.irqEnable(line.desc(), CPU0).isEmpty());
    assertTrue(chip.irqAck(line.desc(), CPU0).isEmpty());
    assertEquals(Set.of(), chip.flags());
  }

  @Test
  void shouldLeaveTheEoiToTheThreadIfToldTo() {
    ChipModel threaded = chip("threaded-eoi");

    assertEquals(Set.of(ChipModel.Flag.EOI_THREADED), threaded.flags());
    assertEquals("fasteoi", threaded.flow(5));
    assertTrue(threaded.irqEoi(line.desc(), CPU0).isPresent());
  }

  @Test
  void shouldCompleteByAcknowledgingInTheLevelFlowIfToldTo() {
    ChipModel acknowledging = chip("ack");

    assertEquals("level", acknowledging.flow(5));
    assertTrue(acknowledging.irqEoi(line.desc(), CPU0).isEmpty());
    Walk.of(acknowledging.irqAck(line.desc(), CPU0).orElseThrow(), new PlainState());
    assertEquals(List.of("w 4=5"), registers.log());
  }

  private ChipModel chip(String completes) {
    return part.link(link, registers, Options.of(part.options(), Map.of("completes", completes)));
  }
}
