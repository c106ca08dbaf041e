package org.irqlab.chip.ioapic;

import static org.irqlab.api.routine.Code.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Routine;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.irqlab.testing.Walk;
import org.junit.jupiter.api.Test;

class IoApicChipTest {
  private static final Cpu CPU = Cpu.real(0);
  private static final int EDGE_PIN = 4;
  private static final int LEVEL_PIN = 9;
  private static final long DATA = 0x10;
  private static final long TMR = 0x190;

  private final PlainLink link = new PlainLink("chip");
  private final List<String> log = new ArrayList<>();
  private final Registers lapic =
      new Registers(
          "lapic",
          new TreeMap<>(Map.of(0x30, Trigger.EDGE, 0x31, Trigger.LEVEL)),
          Optional.empty(),
          log);
  private final Registers ioapic =
      new Registers(
          "ioapic",
          new TreeMap<>(Map.of(EDGE_PIN, Trigger.EDGE, LEVEL_PIN, Trigger.LEVEL)),
          Optional.of(lapic),
          log);
  private final PlainState s = new PlainState();

  @Test
  void shouldProgramEveryRequestedPinAndEveryLocalApic() {
    ChipModel chip = chip(Map.of());
    chip.irqEoi(Line.of(link, LEVEL_PIN, Cpu.real(1)), CPU);

    link.boot(s);

    assertEquals(
        List.of(
            "lapic d0=1000000",
            "lapic 80=10",
            "lapic f0=1ff",
            "lapic d0=2000000",
            "lapic 80=10",
            "lapic f0=1ff",
            "ioapic 0=23",
            "ioapic 10=2000000",
            "ioapic 0=22",
            "ioapic 10=8831"),
        ioapic.taken());
  }

  @Test
  void shouldNameCpusByNumberWithPhysicalDestinations() {
    ChipModel chip = chip(Map.of("apic", "physflat"));
    chip.irqAck(Line.of(link, EDGE_PIN, Cpu.real(1)), CPU);

    link.boot(s);

    assertEquals(
        List.of("ioapic 0=19", "ioapic 10=1000000", "ioapic 0=18", "ioapic 10=30"),
        ioapic.taken().subList(4, 8));
  }

  @Test
  void shouldMaskUnderTheLockAndReadBack() {
    IrqDesc desc = Line.of(link, LEVEL_PIN, CPU);
    ChipModel chip = chip(Map.of());

    Walk mask = Walk.of(chip.irqMask(desc, CPU).orElseThrow(), s);

    assertEquals(List.of("ioapic 0=22", "ioapic 10=18831", "ioapic r 10"), ioapic.taken());
    assertEquals("lock chip/ioapic_lock", mask.log().get(0));
    run(chip.irqUnmask(desc, CPU));
    assertEquals(List.of("ioapic 0=22", "ioapic 10=8831"), ioapic.taken());
  }

  @Test
  void shouldInstallFlowsByTriggerAndDisableLazily() {
    ChipModel chip = chip(Map.of());

    assertEquals("fasteoi", chip.flow(LEVEL_PIN));
    assertEquals("edge", chip.flow(EDGE_PIN));
    assertTrue(chip.irqDisable(Line.of(link, LEVEL_PIN, CPU), CPU).isEmpty());
  }

  @Test
  void shouldEndALevelAtTheLocalApicAlone() {
    IrqDesc desc = Line.of(link, LEVEL_PIN, CPU);
    lapic.words().put(TMR, 1L << 0x11);

    run(chip(Map.of()).irqEoi(desc, CPU));

    assertEquals(List.of("lapic r 190", "lapic b0=0"), ioapic.taken());
  }

  @Test
  void shouldEndALevelThatCameAsAnEdgeByTheEoiRegister() {
    ioapic.words().put(DATA, 0x17_0020L);

    run(chip(Map.of()).irqEoi(Line.of(link, LEVEL_PIN, CPU), CPU));

    assertEquals(
        List.of("lapic r 190", "lapic b0=0", "ioapic 0=1", "ioapic r 10", "ioapic 40=31"),
        ioapic.taken());
  }

  @Test
  void shouldEndALevelThatCameAsAnEdgeByATurnAsAnEdgeBeforeVersion0x20() {
    ioapic.words().put(DATA, 0x1_0011L);

    run(chip(Map.of()).irqEoi(Line.of(link, LEVEL_PIN, CPU), CPU));

    assertEquals(
        List.of(
            "ioapic 0=22",
            "ioapic r 10",
            "ioapic 0=23",
            "ioapic 10=1000000",
            "ioapic 0=22",
            "ioapic 10=10831",
            "ioapic 0=23",
            "ioapic 10=1000000",
            "ioapic 0=22",
            "ioapic 10=18831"),
        ioapic.taken().subList(4, 14));
  }

  @Test
  void shouldNotLookAtTheTriggerModeWithoutExplicitEoi() {
    run(chip(Map.of("explicit-eoi", "false")).irqEoi(Line.of(link, LEVEL_PIN, CPU), CPU));

    assertEquals(List.of("lapic b0=0"), ioapic.taken());
  }

  @Test
  void shouldRetriggerAnEdgeByAnInterruptToItsCpu() {
    run(chip(Map.of()).irqRetrigger(Line.of(link, EDGE_PIN, Cpu.real(1)), CPU));

    assertEquals(List.of("lapic 310=2000000", "lapic 300=830"), ioapic.taken());
  }

  @Test
  void shouldHandleTheLineWhoseVectorTheCpuTakes() {
    lapic.vectors().addAll(List.of(0x31, 0x30, 0xff, 0x77));
    Routine entry =
        chip(Map.of()).handle(CPU, Map.of(EDGE_PIN, line("edge"), LEVEL_PIN, line("level")));

    assertEquals(List.of("CPU takes the vector", "level"), Walk.of(entry, s).log());
    assertEquals(List.of("CPU takes the vector", "edge"), Walk.of(entry, s).log());
    assertEquals(
        List.of("CPU takes the vector", "spurious interrupt: no EOI"), Walk.of(entry, s).log());
    assertEquals(List.of("CPU takes the vector", "apic_eoi"), Walk.of(entry, s).log());
  }

  @Test
  void shouldRefuseAnIoApicThatReportsToNobody() {
    Attachment alone = new Registers("ioapic", ioapic.sources(), Optional.empty(), log);
    IoApicChip part = new IoApicChip();
    Options options = Options.of(part.options(), Map.of());

    assertThrows(LinkException.class, () -> part.link(link, alone, options));
  }

  private ChipModel chip(Map<String, String> options) {
    IoApicChip part = new IoApicChip();
    return part.link(link, ioapic, Options.of(part.options(), options));
  }

  private void run(Optional<Routine> callback) {
    Walk.of(callback.orElseThrow(), s);
  }

  private static Routine line(String name) {
    return Routine.of(name, name, "kernel/irq/irqdesc.c", step(name, Effect.NOTHING));
  }
}
