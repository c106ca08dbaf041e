package org.irqlab.controller.xive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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

class XiveTest {
  private static final int SOURCE = 5;
  private static final long ENTRY = 0x8000_0000L | SOURCE;
  private static final Register ACK = new Register(Space.MMIO, 0x2_0000_0830L, 2);
  private static final Register CPPR = new Register(Space.MMIO, 0x2_0000_0031L, 1);
  private static final Register QUEUE = new Register(Space.MMIO, 0x3_0000_0000L, 4);
  private static final Register PEEK = new Register(Space.MMIO, 0x3_0000_0008L, 4);
  private static final Register TARGET = new Register(Space.MMIO, 0x1_0000_0000L + 8 * SOURCE, 8);

  private ControllerModel xive;
  private PlainState s;

  @Test
  void shouldBeOffAfterReset() {
    given(Trigger.LEVEL, Map.of());

    assertEquals(0b01, load(0x800));
  }

  @Test
  void shouldPresentAnEventOfALevelOnceUntilEoi() {
    ready(Trigger.LEVEL, Map.of());
    xive.input(s, SOURCE, true);
    assertTrue(xive.interrupts(s, 0));
    assertEquals(0x8007, xive.read(s, 0, ACK));
    assertFalse(xive.interrupts(s, 0));
    assertEquals(ENTRY, xive.read(s, 0, PEEK));
    assertEquals(ENTRY, xive.read(s, 0, QUEUE));
    assertEquals(0, xive.read(s, 0, QUEUE));
    xive.write(s, 0, CPPR, 0xff);
    xive.input(s, SOURCE, false);
    xive.input(s, SOURCE, true);

    assertFalse(xive.interrupts(s, 0));
    assertEquals(0b10, load(0x800));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false"})
  void shouldPresentALevelAgainAtEoiIfItsLineIsHigh(boolean line, boolean again) {
    taken(Trigger.LEVEL, Map.of());
    xive.input(s, SOURCE, line);

    assertEquals(again ? 1 : 0, load(0));
    assertEquals(again, xive.interrupts(s, 0));
  }

  @Test
  void shouldEndHandlingByAStoreToo() {
    taken(Trigger.LEVEL, Map.of());
    assertTrue(xive.canComplete(page(0x400)));
    assertFalse(xive.canComplete(page(0)));
    assertEquals(OptionalInt.of(SOURCE), xive.completes(s, 0, page(0x400), 0));

    xive.write(s, 0, page(0x400), 0);

    assertTrue(xive.interrupts(s, 0));
  }

  @ParameterizedTest
  @CsvSource({"notifies, true", "silent, false"})
  void shouldLookAtTheLineWhenSetTo00OnlyIfAskedTo(String option, boolean notifies) {
    taken(Trigger.LEVEL, Map.of("set-pq-00", option));

    assertEquals(0b10, load(0xd00));
    assertEquals(0b01, load(0xc00));

    assertEquals(notifies, xive.interrupts(s, 0));
    assertEquals(notifies ? 0b10 : 0b00, load(0x800));
  }

  @ParameterizedTest
  @CsvSource({"notifies, true", "silent, false"})
  void shouldMoveQueuedToPendingAtEoiOfALevel(String option, boolean notifies) {
    taken(Trigger.LEVEL, Map.of("eoi-of-queued-level", option));
    xive.write(s, 0, page(0), 0);
    assertEquals(0b11, load(0x800));

    assertEquals(notifies ? 1 : 0, load(0));

    assertEquals(0b10, load(0x800));
    assertEquals(notifies, xive.interrupts(s, 0));
  }

  @ParameterizedTest
  @EnumSource(
      value = Trigger.class,
      names = {"EDGE", "MESSAGE"})
  void shouldRememberOneEdgeWhilePending(Trigger trigger) {
    taken(trigger, Map.of());
    for (int i = 0; i < 3; i++) {
      xive.input(s, SOURCE, false);
      xive.input(s, SOURCE, true);
    }
    assertFalse(xive.interrupts(s, 0));

    assertEquals(1, load(0));
    assertTrue(xive.interrupts(s, 0));
    assertEquals(0, load(0));
    assertEquals(0b00, load(0x800));
  }

  @Test
  void shouldDropATriggerOfASourceThatIsOff() {
    given(Trigger.EDGE, Map.of());
    xive.input(s, SOURCE, true);
    load(0xc00);

    assertFalse(xive.interrupts(s, 0));
    assertEquals(List.of("source 5: trigger dropped, the source is off"), s.notes());
  }

  @Test
  void shouldKeepThePinLowWhileThePriorityIsKeptOut() {
    ready(Trigger.LEVEL, Map.of());
    xive.write(s, 0, CPPR, 7);
    xive.input(s, SOURCE, true);
    assertFalse(xive.interrupts(s, 0));
    assertEquals(7, xive.read(s, 0, ACK));

    xive.write(s, 0, CPPR, 0xff);

    assertTrue(xive.interrupts(s, 0));
    assertEquals(0xff, xive.read(s, 0, CPPR));
  }

  @Test
  void shouldSendTheEventsOfASourceToItsTarget() {
    ready(Trigger.LEVEL, Map.of());
    xive.write(s, 0, TARGET, 2);
    xive.write(s, 1, CPPR, 0xff);
    xive.input(s, SOURCE, true);

    assertFalse(xive.interrupts(s, 0));
    assertTrue(xive.interrupts(s, 1));
    assertEquals(2, xive.read(s, 0, TARGET));
  }

  @Test
  void shouldDropTheEventOfASourceWithoutTarget() {
    ready(Trigger.LEVEL, Map.of());
    xive.write(s, 0, TARGET, 9);
    xive.input(s, SOURCE, true);

    assertFalse(xive.interrupts(s, 0) || xive.interrupts(s, 1));
    assertEquals(0b10, load(0x800));
  }

  @Test
  void shouldReadZeroWhereNothingIs() {
    ready(Trigger.LEVEL, Map.of());
    Register other = new Register(Space.MMIO, 0x6800, 8);
    xive.write(s, 0, other, 1);
    xive.input(s, SOURCE + 1, true);

    assertEquals(0, xive.read(s, 0, other));
    assertEquals(0, xive.read(s, 2, CPPR));
    assertEquals(0, xive.read(s, 0, new Register(Space.PORT, 0x5800, 8)));
    assertFalse(xive.interrupts(s, 0));
  }

  @Test
  void shouldRefuseASourceThatDoesNotExist() {
    TreeMap<Integer, Trigger> sources = new TreeMap<>(Map.of(1 << 20, Trigger.LEVEL));
    ControllerPlan plan = new ControllerPlan(sources, 1);
    Options options = Options.of(new Xive().options(), Map.of());

    assertThrows(LinkException.class, () -> new Xive().link(new PlainLink("xive"), plan, options));
  }

  private void taken(Trigger trigger, Map<String, String> options) {
    ready(trigger, options);
    xive.input(s, SOURCE, true);
    xive.read(s, 0, ACK);
    xive.read(s, 0, QUEUE);
    xive.write(s, 0, CPPR, 0xff);
  }

  private void ready(Trigger trigger, Map<String, String> options) {
    given(trigger, options);
    xive.write(s, 0, TARGET, 1);
    xive.write(s, 0, CPPR, 0xff);
    load(0xc00);
  }

  private void given(Trigger trigger, Map<String, String> options) {
    Xive part = new Xive();
    PlainLink link = new PlainLink("xive");
    ControllerPlan plan = new ControllerPlan(new TreeMap<>(Map.of(SOURCE, trigger)), 2);
    xive = part.link(link, plan, Options.of(part.options(), options));
    s = link.booted();
  }

  private long load(long offset) {
    return xive.read(s, 0, page(offset));
  }

  private static Register page(long offset) {
    return new Register(Space.MMIO, 0x1000L * SOURCE + offset, 8);
  }
}
