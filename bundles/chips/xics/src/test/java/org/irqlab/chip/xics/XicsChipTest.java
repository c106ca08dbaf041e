package org.irqlab.chip.xics;

import static org.irqlab.api.routine.Code.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.LinkException;
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

class XicsChipTest {
  private static final Cpu CPU0 = Cpu.real(0);
  private static final Cpu CPU1 = Cpu.real(1);

  private final PlainLink link = new PlainLink("xics");
  private final ScriptedRegisters registers =
      new ScriptedRegisters(List.of(CPU0, CPU1), new TreeMap<>(Map.of(5, Trigger.LEVEL)));
  private final DriverLine line = DriverLine.of(link.layout(), 5, CPU1);
  private final ChipModel chip = new XicsChip().link(link, registers, new Options(Map.of()));
  private final PlainState s = new PlainState();

  @Test
  void shouldOpenEachServerAndStartEachLineOnce() {
    chip.irqMask(line.desc(), CPU0);
    chip.irqUnmask(line.desc(), CPU0);
    link.boot(s);

    assertEquals(List.of("w 4=ff", "w 4=ff", "w 1014=105"), registers.log());
  }

  @Test
  void shouldMaskByTheLeastFavouredPriority() {
    Walk.of(chip.irqMask(line.desc(), CPU0).orElseThrow(), s);
    Walk.of(chip.irqUnmask(line.desc(), CPU0).orElseThrow(), s);

    assertEquals(List.of("w 1014=1ff", "w 1014=105"), registers.log());
  }

  @Test
  void shouldCompleteWithTheBasePriority() {
    Walk.of(chip.irqEoi(line.desc(), CPU0).orElseThrow(), s);

    assertEquals(List.of("w 4=ff000015"), registers.log());
  }

  @Test
  void shouldHandleWhatIsAcceptedAndNothingElse() {
    registers.answers(4, 0xff000015L, 0xff000000L, 0xff000017L);
    List<Integer> handled = new ArrayList<>();
    Routine flow = Routine.of("flow", "irq5", "", step("handle", x -> handled.add(5)));
    Routine root = chip.handle(CPU1, Map.of(5, flow));
    for (int i = 0; i < 3; i++) {
      Walk.of(root, s);
    }

    assertEquals(List.of(5), handled);
    assertEquals(List.of("r 4", "r 4", "r 4"), registers.log());
  }

  @Test
  void shouldDisableLazilyInTheFastEoiFlow() {
    assertEquals("fasteoi", chip.flow(5));
    assertEquals(Optional.empty(), chip.irqDisable(line.desc(), CPU0));
    assertTrue(chip.irqRetrigger(line.desc(), CPU0).isEmpty());
  }

  @Test
  void shouldRefuseACpuOfAnotherKernel() {
    DriverLine foreign = DriverLine.of(link.layout(), 6, Cpu.real(2));

    assertThrows(LinkException.class, () -> chip.irqMask(foreign.desc(), CPU0));
  }
}
