package org.irqlab.controller.ioapic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.ControllerPlan;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.part.UnplannedValue;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.junit.jupiter.api.Test;

class IoApicTest {
  private static final int LEVEL_PIN = 9;
  private static final int EDGE_PIN = 4;
  private static final int EDGE = 0x30;
  private static final int LEVEL = 0x8031;
  private static final int MASKED = 1 << 16;
  private static final int REMOTE_IRR = 1 << 14;
  private static final String EDGE_MESSAGE = "fee00000 30";
  private static final String LEVEL_MESSAGE = "fee00000 8031";

  private final SentMessages sent = new SentMessages();
  private final PlainState s = new PlainState();

  @Test
  void shouldSendALevelOnceUntilItsEndIsTold() {
    ControllerModel ioapic = programmed(Map.of());

    ioapic.input(s, LEVEL_PIN, true);
    ioapic.input(s, LEVEL_PIN, true);

    assertEquals(List.of(LEVEL_MESSAGE), sent.taken());
    assertEquals(LEVEL | REMOTE_IRR, entry(ioapic, LEVEL_PIN));
  }

  @Test
  void shouldSendAgainWhileTheLineIsHighAtTheEnd() {
    ControllerModel ioapic = programmed(Map.of());
    ioapic.input(s, LEVEL_PIN, true);
    sent.taken();

    sent.feeder().completed(s, 0, 0x31);
    assertEquals(List.of(LEVEL_MESSAGE), sent.taken());
    ioapic.input(s, LEVEL_PIN, false);
    sent.feeder().completed(s, 0, 0x31);

    assertEquals(List.of(), sent.taken());
    assertEquals(LEVEL, entry(ioapic, LEVEL_PIN));
  }

  @Test
  void shouldNotHearTheEndOfAnotherVector() {
    ControllerModel ioapic = programmed(Map.of());
    ioapic.input(s, LEVEL_PIN, true);

    sent.feeder().completed(s, 0, 0x30);

    assertEquals(LEVEL | REMOTE_IRR, entry(ioapic, LEVEL_PIN));
  }

  @Test
  void shouldTellWhichLevelAWriteWouldLetThrough() {
    Register window = Register.mmio32(0x10);
    ControllerModel ioapic = programmed(Map.of());
    write(ioapic, LEVEL_PIN, LEVEL | MASKED);

    assertTrue(ioapic.canUnmask(window));
    assertEquals(OptionalInt.empty(), ioapic.unmasks(s, 0, window, LEVEL), "the line is low");
    ioapic.input(s, LEVEL_PIN, true);
    assertEquals(OptionalInt.of(LEVEL_PIN), ioapic.unmasks(s, 0, window, LEVEL));
    assertEquals(OptionalInt.empty(), ioapic.unmasks(s, 0, window, LEVEL | MASKED));
    assertFalse(ioapic.canUnmask(Register.mmio32(0)), "that one only chooses");
  }

  @Test
  void shouldSampleALevelWhenItIsUnmasked() {
    ControllerModel ioapic = programmed(Map.of());
    write(ioapic, LEVEL_PIN, LEVEL | MASKED);
    ioapic.input(s, LEVEL_PIN, true);
    assertEquals(List.of(), sent.taken());

    write(ioapic, LEVEL_PIN, LEVEL);

    assertEquals(List.of(LEVEL_MESSAGE), sent.taken());
  }

  @Test
  void shouldWaitForTheEndWhenItIsUnmaskedBefore() {
    ControllerModel ioapic = programmed(Map.of());
    ioapic.input(s, LEVEL_PIN, true);
    write(ioapic, LEVEL_PIN, LEVEL | MASKED);
    sent.taken();

    write(ioapic, LEVEL_PIN, LEVEL);

    assertEquals(List.of(), sent.taken());
  }

  /** 82093AA 3.2.4: an edge is a change of the line; no recording shows a level driven twice. */
  @Test
  void shouldSendAnEdgeForEachRiseOfItsLine() {
    ControllerModel ioapic = programmed(Map.of());

    ioapic.input(s, EDGE_PIN, true);
    ioapic.input(s, EDGE_PIN, true);
    assertEquals(List.of(EDGE_MESSAGE), sent.taken());
    ioapic.input(s, EDGE_PIN, false);
    ioapic.input(s, EDGE_PIN, true);

    assertEquals(List.of(EDGE_MESSAGE), sent.taken());
  }

  @Test
  void shouldIgnoreAnEdgeWhileMasked() {
    ControllerModel ioapic = programmed(Map.of());
    write(ioapic, EDGE_PIN, EDGE | MASKED);
    ioapic.input(s, EDGE_PIN, true);

    write(ioapic, EDGE_PIN, EDGE);

    assertEquals(List.of(), sent.taken());
  }

  @Test
  void shouldHaveAnEoiRegisterSinceVersion0x20() {
    for (String version : List.of("0x20", "0x11")) {
      ControllerModel ioapic = programmed(Map.of("version", version));
      ioapic.input(s, LEVEL_PIN, false);
      ioapic.input(s, LEVEL_PIN, true);
      ioapic.input(s, LEVEL_PIN, false);

      ioapic.write(s, 0, Register.mmio32(0x40), 0x31);

      int expected = version.equals("0x20") ? LEVEL : LEVEL | REMOTE_IRR;
      assertEquals(expected, entry(ioapic, LEVEL_PIN));
      assertEquals(0x17_0000 | Integer.decode(version), register(ioapic, 1));
    }
  }

  @Test
  void shouldClearRemoteIrrOfAnEntryThatBecomesAnEdge() {
    ControllerModel ioapic = programmed(Map.of());
    ioapic.input(s, LEVEL_PIN, true);
    ioapic.input(s, LEVEL_PIN, false);

    write(ioapic, LEVEL_PIN, LEVEL & ~0x8000 | MASKED);

    assertEquals(LEVEL & ~0x8000 | MASKED, entry(ioapic, LEVEL_PIN));
  }

  @Test
  void shouldSendALevelAsAnEdgeWithTheErratum() {
    ControllerModel ioapic = programmed(Map.of("level-as-edge", "true"));

    ioapic.input(s, LEVEL_PIN, true);

    assertEquals(List.of("fee00000 31"), sent.taken());
    assertEquals(LEVEL | REMOTE_IRR, entry(ioapic, LEVEL_PIN));
  }

  @Test
  void shouldKnowThePinOfAVector() {
    programmed(Map.of());

    assertEquals(OptionalInt.of(EDGE_PIN), sent.feeder().source(s, 0x30));
    assertEquals(OptionalInt.of(LEVEL_PIN), sent.feeder().source(s, 0x31));
    assertEquals(OptionalInt.empty(), sent.feeder().source(s, 0x32));
  }

  @Test
  void shouldSayWhatWasNotPlanned() {
    ControllerModel ioapic = programmed(Map.of());

    UnplannedValue odd =
        assertThrows(UnplannedValue.class, () -> write(ioapic, LEVEL_PIN, LEVEL + 1));

    assertEquals("ioapic/pin[9].vector is not planned to be 0x32", odd.getMessage());
  }

  @Test
  void shouldRefuseToReportToNobodyAndPinsThatAreNotThere() {
    TreeMap<Integer, Trigger> pins = new TreeMap<>(Map.of(3, Trigger.LEVEL));
    assertThrows(LinkException.class, () -> link(new ControllerPlan(pins, 1)));

    TreeMap<Integer, Trigger> beyond = new TreeMap<>(Map.of(24, Trigger.LEVEL));
    ControllerPlan plan =
        new ControllerPlan(beyond, 1, Optional.of(sent), new TreeSet<>(List.of(0x30)));
    assertThrows(LinkException.class, () -> link(plan));
  }

  private ControllerModel programmed(Map<String, String> options) {
    TreeMap<Integer, Trigger> pins =
        new TreeMap<>(Map.of(EDGE_PIN, Trigger.EDGE, LEVEL_PIN, Trigger.LEVEL));
    ControllerPlan plan =
        new ControllerPlan(pins, 1, Optional.of(sent), new TreeSet<>(List.of(0x30, 0x31)));
    IoApic part = new IoApic();
    ControllerModel ioapic =
        part.link(new PlainLink("ioapic"), plan, Options.of(part.options(), options));
    write(ioapic, EDGE_PIN, EDGE);
    write(ioapic, LEVEL_PIN, LEVEL);
    return ioapic;
  }

  private static ControllerModel link(ControllerPlan plan) {
    IoApic part = new IoApic();
    return part.link(new PlainLink("ioapic"), plan, Options.of(part.options(), Map.of()));
  }

  private void write(ControllerModel ioapic, int pin, int low) {
    ioapic.write(s, 0, Register.mmio32(0), 0x10 + 2 * pin);
    ioapic.write(s, 0, Register.mmio32(0x10), low);
  }

  private int entry(ControllerModel ioapic, int pin) {
    return register(ioapic, 0x10 + 2 * pin);
  }

  private int register(ControllerModel ioapic, int index) {
    ioapic.write(s, 0, Register.mmio32(0), index);
    return (int) ioapic.read(s, 0, Register.mmio32(0x10));
  }
}
