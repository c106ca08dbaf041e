package org.irqlab.controller.gicv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.ControllerPlan;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Trigger;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The controller as paths link it: only what is planned, one group, two priority bits. */
class Gicv2Test {
  private static final int SPI = 50;
  private static final Register GICC_IAR = gicc(0x0c);
  private static final Register GICC_EOIR = gicc(0x10);
  private static final Register GICC_DIR = gicc(0x1000);
  private static final Register GICV_IAR = Register.mmio32(0x600c);
  private static final Register GICV_EOIR = Register.mmio32(0x6010);
  private static final Register GICH_LR0 = Register.mmio32(0x4100);

  private final PlainLink link = new PlainLink("gicv2");
  private final PlainState s = new PlainState();
  private ControllerModel gic;

  @Test
  void shouldBeSilentFromEndToDeactivationWithEoiModeSet() {
    given(Map.of(), 0x201);
    gic.input(s, SPI, true);
    assertEquals(SPI, gic.read(s, 0, GICC_IAR));

    gic.write(s, 0, GICC_EOIR, SPI);
    assertFalse(gic.interrupts(s, 0));
    gic.write(s, 0, GICC_DIR, SPI);
    assertTrue(gic.interrupts(s, 0));
    assertTrue(s.notes().contains("interrupt 50: deactivated, pending again"), s.notes()::toString);
  }

  @Test
  void shouldTellWhichWriteCompletes() {
    given(Map.of(), 0x201);
    assertEquals(OptionalInt.empty(), gic.completes(s, 0, GICC_DIR, SPI));
    gic.input(s, SPI, true);
    gic.read(s, 0, GICC_IAR);

    assertEquals(OptionalInt.empty(), gic.completes(s, 0, GICC_EOIR, SPI));
    assertEquals(OptionalInt.of(SPI), gic.completes(s, 0, GICC_DIR, SPI));
    assertTrue(gic.canComplete(GICC_DIR));
    assertFalse(gic.canComplete(GICC_IAR));
  }

  @Test
  void shouldCompleteThePhysicalInterruptOfAListRegister() {
    given(Map.of("list-registers", "1"), 0x201);
    enterGuest();
    gic.input(s, SPI, true);
    gic.read(s, 0, GICC_IAR);
    gic.write(s, 0, GICC_EOIR, SPI);
    gic.write(s, 0, GICH_LR0, 0x9000_0000L | SPI << 10 | SPI);
    assertTrue(gic.output(s, Gicv2Model.VIRQ));
    assertEquals(SPI, gic.read(s, 0, GICV_IAR));

    gic.input(s, SPI, false);
    assertEquals(OptionalInt.of(SPI), gic.completes(s, 0, GICV_EOIR, SPI));
    gic.write(s, 0, GICV_EOIR, SPI);
    assertFalse(gic.interrupts(s, 0));
    gic.input(s, SPI, true);
    assertTrue(gic.interrupts(s, 0));
  }

  @Test
  void shouldAskForMaintenanceWhenAnUnlinkedListRegisterIsCompleted() {
    given(Map.of("list-registers", "1"), 1);
    enterGuest();
    gic.write(s, 0, GICH_LR0, 0x1000_0000L | 1 << 19 | SPI);
    gic.read(s, 0, GICV_IAR);
    assertFalse(gic.output(s, Gicv2Model.MAINTENANCE));

    assertEquals(OptionalInt.empty(), gic.completes(s, 0, GICV_EOIR, SPI));
    gic.write(s, 0, GICV_EOIR, SPI);
    assertTrue(gic.output(s, Gicv2Model.MAINTENANCE));
    assertEquals(1, gic.read(s, 0, Register.mmio32(0x4020)), "GICH_EISR");
    assertEquals(0, gic.read(s, 0, Register.mmio32(0x4030)), "GICH_ELRSR");
  }

  @Test
  void shouldHardwireWhatIsNotPlanned() {
    given(Map.of(), 1);
    gic.write(s, 0, gicd(0x104), -1);
    assertEquals(1 << SPI % 32, gic.read(s, 0, gicd(0x104)));
    gic.input(s, SPI + 1, true);
    assertFalse(gic.interrupts(s, 0));
    assertEquals(0, gic.read(s, 0, GICH_LR0), "no list registers");
    assertEquals(0, gic.read(s, 1, gicd(0x104)), "no second CPU");
    assertEquals(0, gic.read(s, 0, Register.mmio32(0)), "below the distributor");
  }

  @Test
  void shouldKeepTwoBitsOfAPriority() {
    given(Map.of(), 1);
    gic.write(s, 0, new Register(Register.Space.MMIO, 0x1400 + SPI, 1), 0xa0);
    assertEquals(0x80, gic.read(s, 0, new Register(Register.Space.MMIO, 0x1400 + SPI, 1)));
    assertEquals(0xc0, gic.read(s, 0, gicc(0x04)));
  }

  @Test
  void shouldLatchAnEdgeWhileActive() {
    given(Map.of(), 1);
    gic.write(s, 0, gicd(0xc0c), 2 << 2 * (SPI % 16));
    pulse();
    assertEquals(SPI, gic.read(s, 0, GICC_IAR));
    pulse();
    pulse();
    gic.write(s, 0, GICC_EOIR, SPI);
    assertEquals(SPI, gic.read(s, 0, GICC_IAR));
    gic.write(s, 0, GICC_EOIR, SPI);
    assertEquals(CpuInterface.SPURIOUS, gic.read(s, 0, GICC_IAR));
  }

  @Test
  void shouldBankPrivateInterruptsByCpu() {
    TreeMap<Integer, Trigger> own = new TreeMap<>(Map.of(1024 + 27, Trigger.LEVEL));
    gic = new Gicv2().link(link, new ControllerPlan(own, 2), options(Map.of()));
    enable(1, 1);
    gic.write(s, 1, gicd(0x100), 1 << 27);
    gic.input(s, 1024 + 27, true);

    assertTrue(gic.interrupts(s, 1));
    assertFalse(gic.interrupts(s, 0));
    assertEquals(27, gic.read(s, 1, GICC_IAR));
    assertEquals(OptionalInt.of(1024 + 27), gic.completes(s, 1, GICC_EOIR, 27));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1020, 1024 + 50, 2 * 1024 + 27})
  void shouldRefuseSourcesThatCannotBe(int source) {
    TreeMap<Integer, Trigger> sources = new TreeMap<>(Map.of(source, Trigger.LEVEL));
    Gicv2 part = new Gicv2();
    ControllerPlan plan = new ControllerPlan(sources, 2);
    assertThrows(LinkException.class, () -> part.link(link, plan, options(Map.of())));
  }

  private void pulse() {
    gic.input(s, SPI, true);
    gic.input(s, SPI, false);
  }

  private void enterGuest() {
    gic.write(s, 0, Register.mmio32(0x4000), 1);
    gic.write(s, 0, Register.mmio32(0x6000), 1);
    gic.write(s, 0, Register.mmio32(0x6004), 0xf0);
  }

  private void given(Map<String, String> options, long control) {
    TreeMap<Integer, Trigger> sources = new TreeMap<>(Map.of(SPI, Trigger.LEVEL));
    gic = new Gicv2().link(link, new ControllerPlan(sources, 1), options(options));
    enable(0, control);
    gic.write(s, 0, gicd(0x104), 1 << SPI % 32);
  }

  private void enable(int cpu, long control) {
    gic.write(s, cpu, gicd(0), 1);
    gic.write(s, cpu, gicc(0x04), 0xf0);
    gic.write(s, cpu, gicc(0), control);
  }

  private static Options options(Map<String, String> given) {
    return Options.of(new Gicv2().options(), given);
  }

  private static Register gicd(int offset) {
    return Register.mmio32(0x1000 + offset);
  }

  private static Register gicc(int offset) {
    return Register.mmio32(0x2000 + offset);
  }
}
