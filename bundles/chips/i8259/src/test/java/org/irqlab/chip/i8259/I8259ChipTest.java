package org.irqlab.chip.i8259;

import static org.irqlab.api.routine.Code.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.irqlab.testing.Walk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class I8259ChipTest {
  private static final Cpu CPU0 = Cpu.real(0);

  private final PlainLink link = new PlainLink("i8259");
  private final Pics pics =
      new Pics(new TreeMap<>(Map.of(5, Trigger.LEVEL, 10, Trigger.LEVEL, 4, Trigger.EDGE)));
  private final ChipModel chip = new I8259Chip().link(link, pics, new Options(Map.of()));
  private final PlainState s = new PlainState();

  @Test
  void shouldInitializeBothAndUnmaskWhatIsRequestedAndTheCascade() {
    chip.irqMask(Line.of(10), CPU0);
    chip.irqMaskAck(Line.of(10), CPU0);
    link.boot(s);

    assertEquals(
        List.of(
            "w 21=ff",
            "w 20=11",
            "w 21=30",
            "w 21=4",
            "w 21=1",
            "w a1=ff",
            "w a0=11",
            "w a1=38",
            "w a1=2",
            "w a1=1",
            "w 21=fb",
            "w a1=ff",
            "w 4d0=20",
            "w 4d1=4",
            "w a1=fb"),
        pics.ports().log());
  }

  @ParameterizedTest
  @CsvSource({"5, 21, fb, db", "10, a1, ff, fb"})
  void shouldMaskUnderTheLockWhateverItIsAskedFor(int irq, String port, String on, String off) {
    IrqDesc desc = Line.of(irq);
    booted();

    Walk mask = run(chip.irqMask(desc, CPU0));
    run(chip.irqUnmask(desc, CPU0));
    run(chip.irqDisable(desc, CPU0));

    assertEquals("lock i8259/i8259A_lock", mask.log().get(0));
    assertEquals(
        List.of("w " + port + "=" + on, "w " + port + "=" + off, "w " + port + "=" + on),
        pics.ports().log());
  }

  @Test
  void shouldMaskBeforeItEndsAndEndTheSlaveFirst() {
    started(10);
    Walk walk = run(chip.irqMaskAck(Line.of(10), CPU0));

    assertEquals(List.of("r a1", "w a1=ff", "w a0=62", "w 20=62"), pics.ports().log());
    assertEquals("lock i8259/i8259A_lock", walk.log().get(0));
  }

  @Test
  void shouldEndAMastersLineThere() {
    started(5);
    run(chip.irqMaskAck(Line.of(5), CPU0));

    assertEquals(List.of("r 21", "w 21=fb", "w 20=65"), pics.ports().log());
  }

  @ParameterizedTest
  @CsvSource({"32, false", "223, true"})
  void shouldLookWhetherAMaskedLineIsInServiceAndEndItAllTheSame(int isr, boolean spurious) {
    started(5);
    run(chip.irqMask(Line.of(5), CPU0));
    pics.ports().log();
    pics.ports().answers(0x20, isr);

    Walk walk = run(chip.irqMaskAck(Line.of(5), CPU0));

    assertEquals(
        List.of("w 20=b", "r 20", "w 20=a", "r 21", "w 21=fb", "w 20=65"), pics.ports().log());
    assertEquals(spurious, walk.log().contains("spurious 8259A interrupt: irq_err_count++"));
  }

  @Test
  void shouldHandleTheLineWhoseVectorTheCpuTakes() {
    booted();
    List<Integer> handled = new ArrayList<>();
    Routine root =
        chip.handle(
            CPU0, Map.of(5, flow(handled, 5), 10, flow(handled, 10), 15, flow(handled, 15)));
    pics.gives(0x3a, 0x35, 0x3f);
    for (int i = 0; i < 3; i++) {
      Walk.of(root, s);
    }

    assertEquals(List.of(10, 5, 15), handled);
    assertTrue(pics.ports().log().isEmpty());
  }

  @Test
  void shouldEndASpuriousInterruptThatNobodyHasRequested() {
    booted();
    Routine root = chip.handle(CPU0, Map.of(5, flow(new ArrayList<>(), 5)));
    pics.gives(0x37, 0x3f, 0x77);

    Walk seven = Walk.of(root, s);
    assertTrue(seven.log().contains("spurious 8259A interrupt: irq_err_count++"));
    assertTrue(seven.log().contains("no action: set IRQS_PENDING"));
    assertEquals(
        List.of("w 20=b", "r 20", "w 20=a", "r 21", "w 21=fb", "w 20=67"), pics.ports().log());
    Walk.of(root, s);
    assertEquals(
        List.of("w a0=b", "r a0", "w a0=a", "r a1", "w a1=ff", "w a0=67", "w 20=62"),
        pics.ports().log());
    assertTrue(Walk.of(root, s).log().contains("no irq handler for vector"));
  }

  @Test
  void shouldGiveEveryLineTheLevelFlowAndNeverReplay() {
    assertEquals("level", chip.flow(5));
    assertEquals("level", chip.flow(4));
    assertEquals(Set.of(ChipModel.Flag.LEVEL), chip.flags());
    assertFalse(chip.irqEnable(Line.of(5), CPU0).isPresent());
    assertFalse(chip.irqEoi(Line.of(5), CPU0).isPresent());
    assertFalse(chip.irqRetrigger(Line.of(4), CPU0).isPresent());
  }

  private static Routine flow(List<Integer> handled, int irq) {
    return Routine.of("flow", "irq" + irq, "", step("handle", x -> handled.add(irq)));
  }

  private void started(int irq) {
    chip.irqMaskAck(Line.of(irq), CPU0);
    booted();
  }

  private void booted() {
    link.boot(s);
    pics.ports().log();
  }

  private Walk run(Optional<Routine> callback) {
    return Walk.of(callback.orElseThrow(), s);
  }
}
