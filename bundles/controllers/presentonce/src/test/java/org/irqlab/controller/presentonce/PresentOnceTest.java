package org.irqlab.controller.presentonce;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresentOnceTest {
  private static final int SOURCE = 5;
  private static final Register TAKE = Register.mmio32(0);
  private static final Register COMPLETE = Register.mmio32(4);
  private static final Register MASK = Register.mmio32(0x1000 + 4 * SOURCE);
  private static final Register TARGET = Register.mmio32(0x2000 + 4 * SOURCE);

  private ControllerModel controller;
  private PlainState s;

  @ParameterizedTest
  @CsvSource({"strict, false", "latch, false", "fall, false", "level, true"})
  void shouldPresentAgainAfterACompletionWithTheLineHigh(String rule, boolean again) {
    taken(rule);
    complete();

    assertEquals(again, controller.interrupts(s, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"strict", "latch", "fall", "level"})
  void shouldPresentTheNextAssertionAfterACompletionWithTheLineLow(String rule) {
    taken(rule);
    line(false);
    complete();
    assertFalse(controller.interrupts(s, 0));
    line(true);

    assertTrue(controller.interrupts(s, 0));
  }

  @ParameterizedTest
  @CsvSource({"strict, false", "latch, true", "fall, true", "level, true"})
  void shouldCountAFallBeforeTheCompletionIfTheRuleDoes(String rule, boolean again) {
    taken(rule);
    line(false);
    line(true);
    complete();

    assertEquals(again, controller.interrupts(s, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"strict", "latch"})
  void shouldStayStuckUntilMaskedAndUnmasked(String rule) {
    taken(rule);
    complete();
    line(false);
    line(true);
    complete();
    controller.write(s, 0, MASK, 0);
    assertFalse(controller.interrupts(s, 0));

    controller.write(s, 0, MASK, 1);
    controller.write(s, 0, MASK, 0);

    assertTrue(controller.interrupts(s, 0));
  }

  @ParameterizedTest
  @CsvSource({"strict, false", "latch, false", "fall, true"})
  void shouldCountAFallAfterTheCompletionIfTheRuleDoes(String rule, boolean again) {
    taken(rule);
    complete();
    line(false);
    line(true);

    assertEquals(again, controller.interrupts(s, 0));
  }

  @Test
  void shouldStayStuckIfUnmaskingIsSilent() {
    s = link(SOURCE, Trigger.LEVEL, Map.of("rearm", "strict", "unmask", "silent"));
    controller.write(s, 0, MASK, 0);
    line(true);
    assertEquals(SOURCE, controller.read(s, 0, TAKE));
    complete();

    controller.write(s, 0, MASK, 1);
    controller.write(s, 0, MASK, 0);

    assertFalse(controller.interrupts(s, 0));
  }

  @Test
  void shouldNotPresentWhileMasked() {
    taken("level");
    controller.write(s, 0, MASK, 1);
    complete();
    assertEquals(1, controller.read(s, 0, MASK));
    assertFalse(controller.interrupts(s, 0));

    controller.write(s, 0, MASK, 0);

    assertTrue(controller.interrupts(s, 0));
  }

  @Test
  void shouldTakeNothingBack() {
    given("strict");
    controller.write(s, 0, MASK, 0);
    line(true);
    line(false);
    controller.write(s, 0, MASK, 1);

    assertEquals(SOURCE, controller.read(s, 0, TAKE));
    assertEquals(0, controller.read(s, 0, TAKE));
  }

  @Test
  void shouldInterruptTheCpuItIsFor() {
    given("strict");
    controller.write(s, 0, TARGET, 1);
    controller.write(s, 0, TARGET, 2);
    controller.write(s, 0, MASK, 0);
    line(true);

    assertEquals(1, controller.read(s, 0, TARGET));
    assertEquals(0, controller.read(s, 0, TAKE));
    assertTrue(controller.output(s, 1));
  }

  @Test
  void shouldTellWhatAWriteCompletes() {
    taken("strict");

    assertTrue(controller.canComplete(COMPLETE));
    assertEquals(OptionalInt.of(SOURCE), controller.completes(s, 0, COMPLETE, SOURCE));
    assertEquals(OptionalInt.empty(), controller.completes(s, 0, COMPLETE, SOURCE + 1));
    complete();
    assertEquals(OptionalInt.empty(), controller.completes(s, 0, COMPLETE, SOURCE));
  }

  @Test
  void shouldReadZeroWhereNothingIs() {
    taken("strict");
    controller.write(s, 0, Register.mmio32(0x4000), 1);

    assertEquals(0, controller.read(s, 0, Register.mmio32(0x4000)));
    assertEquals(0, controller.read(s, 0, Register.mmio32(8)));
    assertEquals(0, controller.read(s, 0, Register.mmio32(0x1000)));
  }

  @Test
  void shouldRefuseSourcesThatItCannotHave() {
    assertThrows(LinkException.class, () -> link(0, Trigger.LEVEL, "strict"));
    assertThrows(LinkException.class, () -> link(1024, Trigger.LEVEL, "strict"));
    assertThrows(LinkException.class, () -> link(SOURCE, Trigger.EDGE, "strict"));
  }

  private void taken(String rule) {
    given(rule);
    controller.write(s, 0, MASK, 0);
    line(true);
    assertEquals(SOURCE, controller.read(s, 0, TAKE));
  }

  private void given(String rule) {
    s = link(SOURCE, Trigger.LEVEL, rule);
  }

  private PlainState link(int source, Trigger trigger, String rule) {
    return link(source, trigger, Map.of("rearm", rule));
  }

  private PlainState link(int source, Trigger trigger, Map<String, String> options) {
    PresentOnce part = new PresentOnce();
    PlainLink link = new PlainLink("present-once");
    ControllerPlan plan = new ControllerPlan(new TreeMap<>(Map.of(source, trigger)), 2);
    controller = part.link(link, plan, Options.of(part.options(), options));
    return link.booted();
  }

  private void line(boolean asserted) {
    controller.input(s, SOURCE, asserted);
  }

  private void complete() {
    controller.write(s, 0, COMPLETE, SOURCE);
  }
}
