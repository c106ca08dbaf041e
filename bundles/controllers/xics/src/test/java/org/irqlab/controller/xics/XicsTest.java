package org.irqlab.controller.xics;

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
import org.irqlab.api.part.Register.Space;
import org.irqlab.api.part.Trigger;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class XicsTest {
  private static final int SOURCE = 5;
  private static final long NUMBER = 0x10 + SOURCE;
  private static final long OPEN = 0xff00_0000L;
  private static final Register POLL = Register.mmio32(0);
  private static final Register XIRR = Register.mmio32(4);
  private static final Register CPPR = new Register(Space.MMIO, 4, 1);
  private static final Register ASSIGN = Register.mmio32(0x1000 + 4 * SOURCE);

  private ControllerModel xics;
  private PlainState s;

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void shouldOfferALevelAgainAtEoiIfItsLineIsHigh(boolean line) {
    taken(Trigger.LEVEL);
    xics.input(s, SOURCE, line);
    assertFalse(xics.interrupts(s, 0));

    xics.write(s, 0, XIRR, OPEN | NUMBER);

    assertEquals(line, xics.interrupts(s, 0));
  }

  @Test
  void shouldOfferNothingWhileMaskedAndALevelWhenUnmasked() {
    taken(Trigger.LEVEL);
    xics.write(s, 0, ASSIGN, 0xff);
    xics.write(s, 0, XIRR, OPEN | NUMBER);
    assertFalse(xics.interrupts(s, 0));

    xics.write(s, 0, ASSIGN, 5);

    assertTrue(xics.interrupts(s, 0));
  }

  @Test
  void shouldForgetALevelThatFallsWhileMasked() {
    ready(Trigger.LEVEL);
    xics.write(s, 0, ASSIGN, 0xff);
    xics.input(s, SOURCE, true);
    xics.input(s, SOURCE, false);
    xics.write(s, 0, ASSIGN, 5);

    assertFalse(xics.interrupts(s, 0));
  }

  @ParameterizedTest
  @EnumSource(
      value = Trigger.class,
      names = {"EDGE", "MESSAGE"})
  void shouldRememberOneEdgeWhileMaskedOrInService(Trigger trigger) {
    ready(trigger);
    xics.write(s, 0, ASSIGN, 0xff);
    pulse();
    pulse();
    xics.write(s, 0, ASSIGN, 5);
    assertEquals(OPEN | NUMBER, xics.read(s, 0, XIRR));
    pulse();
    assertFalse(xics.interrupts(s, 0));

    xics.write(s, 0, XIRR, OPEN | NUMBER);

    assertEquals(OPEN | NUMBER, xics.read(s, 0, XIRR));
    xics.write(s, 0, XIRR, OPEN | NUMBER);
    assertFalse(xics.interrupts(s, 0));
  }

  @Test
  void shouldOfferToTheServerThatWasAssigned() {
    ready(Trigger.LEVEL);
    xics.write(s, 0, ASSIGN, 0x105);
    xics.write(s, 1, CPPR, 0xff);
    xics.input(s, SOURCE, true);

    assertFalse(xics.interrupts(s, 0));
    assertTrue(xics.output(s, 1));
    assertEquals(0x105, xics.read(s, 0, ASSIGN));
    assertEquals(0xff, xics.read(s, 1, CPPR));
  }

  @Test
  void shouldOfferToNobodyIfTheServerDoesNotExist() {
    ready(Trigger.LEVEL);
    xics.write(s, 0, ASSIGN, 0x705);
    xics.input(s, SOURCE, true);

    assertFalse(xics.interrupts(s, 0) || xics.interrupts(s, 1));
  }

  @Test
  void shouldTellWhatAnEoiCompletes() {
    taken(Trigger.LEVEL);

    assertTrue(xics.canComplete(XIRR));
    assertFalse(xics.canComplete(CPPR));
    assertEquals(OptionalInt.of(SOURCE), xics.completes(s, 0, XIRR, OPEN | NUMBER));
    assertEquals(OptionalInt.empty(), xics.completes(s, 0, XIRR, OPEN | 0x11));
    xics.input(s, SOURCE, false);
    xics.write(s, 0, XIRR, OPEN | NUMBER);
    assertEquals(OptionalInt.empty(), xics.completes(s, 0, XIRR, OPEN | NUMBER));
  }

  @Test
  void shouldReadZeroWhereNothingIs() {
    ready(Trigger.LEVEL);

    assertEquals(0, xics.read(s, 2, POLL));
    assertEquals(0, xics.read(s, 0, Register.mmio32(0x1000)));
    assertEquals(0, xics.read(s, 0, Register.mmio32(0x20)));
    assertEquals(0, xics.read(s, 0, new Register(Space.PORT, 4, 4)));
  }

  @Test
  void shouldRefuseASourceThatDoesNotExist() {
    ControllerPlan plan = new ControllerPlan(new TreeMap<>(Map.of(0x1_0000, Trigger.LEVEL)), 1);
    Options none = new Options(Map.of());

    assertThrows(LinkException.class, () -> new Xics().link(new PlainLink("xics"), plan, none));
  }

  private void taken(Trigger trigger) {
    ready(trigger);
    xics.input(s, SOURCE, true);
    assertEquals(OPEN | NUMBER, xics.read(s, 0, POLL));
    assertEquals(OPEN | NUMBER, xics.read(s, 0, XIRR));
  }

  private void ready(Trigger trigger) {
    PlainLink link = new PlainLink("xics");
    ControllerPlan plan = new ControllerPlan(new TreeMap<>(Map.of(SOURCE, trigger)), 2);
    xics = new Xics().link(link, plan, new Options(Map.of()));
    s = link.booted();
    xics.write(s, 0, CPPR, 0xff);
    xics.write(s, 0, ASSIGN, 5);
  }

  private void pulse() {
    xics.input(s, SOURCE, false);
    xics.input(s, SOURCE, true);
  }
}
