package org.irqlab.controller.i8259;

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
import org.junit.jupiter.params.provider.ValueSource;

/** The pair as a path has it, programmed as a PC's kernel does. */
class I8259Test {
  private static final int MASTER = 0x20;
  private static final int MASTER_IMR = 0x21;
  private static final int SLAVE = 0xa0;
  private static final int SLAVE_IMR = 0xa1;
  private static final int ELCR = 0x4d0;

  private ControllerModel pics;
  private PlainState s;

  @ParameterizedTest
  @CsvSource({"5, 53", "12, 60"})
  void shouldGiveTheVectorOfALevelAgainWhileItIsHigh(int source, int vector) {
    given(Map.of(source, Trigger.LEVEL));
    pics.input(s, source, true);
    assertEquals(OptionalInt.of(vector), pics.acknowledge(s, 0));
    assertFalse(pics.interrupts(s, 0));

    end(source);

    assertTrue(pics.interrupts(s, 0));
    pics.input(s, source, false);
    assertFalse(pics.interrupts(s, 0));
  }

  @Test
  void shouldTakeAnEdgeOnceUntilItRisesAgain() {
    given(Map.of(4, Trigger.EDGE));
    pics.input(s, 4, true);
    assertEquals(OptionalInt.of(0x34), pics.acknowledge(s, 0));
    end(4);
    assertFalse(pics.interrupts(s, 0));

    pics.input(s, 4, false);
    pics.input(s, 4, true);

    assertTrue(pics.interrupts(s, 0));
  }

  @Test
  void shouldGiveVectorSevenForARequestThatIsGone() {
    given(Map.of(5, Trigger.LEVEL));
    pics.input(s, 5, true);
    pics.input(s, 5, false);

    assertEquals(OptionalInt.of(0x37), pics.acknowledge(s, 0));
    out(MASTER, 0x0b);
    assertEquals(0, in(MASTER));
  }

  @ParameterizedTest
  @CsvSource({"false, 55, 0", "true, 63, 4"})
  void shouldGiveVectorSevenOfTheOneThatHasNothing(boolean latched, int vector, int served) {
    given(Map.of(12, Trigger.LEVEL), latched);
    pics.input(s, 12, true);
    out(SLAVE_IMR, 0xff);
    assertEquals(latched, pics.interrupts(s, 0));

    assertEquals(OptionalInt.of(vector), pics.acknowledge(s, 0));
    out(MASTER, 0x0b);
    assertEquals(served, in(MASTER));
  }

  @Test
  void shouldHoldBackWhatIsLessUrgentThanWhatIsServed() {
    given(Map.of(5, Trigger.LEVEL, 12, Trigger.LEVEL));
    pics.input(s, 5, true);
    pics.acknowledge(s, 0);
    pics.input(s, 12, true);

    assertEquals(OptionalInt.of(0x3c), pics.acknowledge(s, 0));
    out(MASTER, 0x0b);
    assertEquals(0x24, in(MASTER));
    end(5);
    assertFalse(pics.interrupts(s, 0));
  }

  @Test
  void shouldLetTheLessUrgentPassInSpecialMaskMode() {
    given(Map.of(4, Trigger.LEVEL, 5, Trigger.LEVEL));
    pics.input(s, 4, true);
    pics.acknowledge(s, 0);
    pics.input(s, 5, true);
    out(MASTER_IMR, 0x10);
    assertFalse(pics.interrupts(s, 0));

    out(MASTER, 0x68);

    assertTrue(pics.interrupts(s, 0));
    out(MASTER, 0x20);
    out(MASTER, 0x0b);
    assertEquals(0x10, in(MASTER));
    out(MASTER, 0x48);
    assertFalse(pics.interrupts(s, 0));
  }

  @Test
  void shouldKeepARequestBehindTheMask() {
    given(Map.of(5, Trigger.EDGE));
    out(MASTER_IMR, 0x20);
    pics.input(s, 5, true);
    assertEquals(0x20, in(MASTER));
    assertEquals(0x20, in(MASTER_IMR));
    assertFalse(pics.interrupts(s, 0));

    out(MASTER_IMR, 0);

    assertTrue(pics.interrupts(s, 0));
  }

  @Test
  void shouldForgetAnEdgeThatFallsUnlessItIsLatched() {
    for (boolean latched : new boolean[] {false, true}) {
      given(Map.of(5, Trigger.EDGE), latched);
      pics.input(s, 5, true);
      pics.input(s, 5, false);

      assertEquals(latched, pics.interrupts(s, 0));
    }
  }

  @Test
  void shouldAnswerAPoll() {
    given(Map.of(5, Trigger.LEVEL));
    out(MASTER, 0x0c);
    assertEquals(0, in(MASTER));
    pics.input(s, 5, true);
    out(MASTER, 0x0c);

    assertEquals(0x85, in(MASTER));
    assertFalse(pics.interrupts(s, 0));
  }

  @Test
  void shouldLookAtTheLineWhenItBecomesALevel() {
    given(Map.of(5, Trigger.EDGE));
    pics.input(s, 5, true);
    pics.acknowledge(s, 0);
    end(5);
    assertFalse(pics.interrupts(s, 0));

    out(ELCR, 0xff);

    assertEquals(0x20, in(ELCR));
    assertTrue(pics.interrupts(s, 0));
  }

  @ParameterizedTest
  @CsvSource({"12, 160, 100, 12", "12, 160, 32, 12", "12, 32, 98, -1", "5, 32, 101, 5"})
  void shouldTellWhatACommandEnds(int source, int port, int command, int ended) {
    given(Map.of(source, Trigger.LEVEL));
    pics.input(s, source, true);
    assertEquals(-1, completes(port, command));
    pics.acknowledge(s, 0);

    assertTrue(pics.canComplete(port(port)));
    assertFalse(pics.canComplete(port(port + 1)));
    assertEquals(ended, completes(port, command));
    assertEquals(-1, completes(port, 0x0b));
    assertEquals(-1, completes(port + 1, command));
  }

  @Test
  void shouldInterruptCpuZeroOnly() {
    given(Map.of(5, Trigger.LEVEL));
    pics.input(s, 5, true);

    assertTrue(pics.interrupts(s, 0));
    assertFalse(pics.interrupts(s, 1));
    assertEquals(OptionalInt.empty(), pics.acknowledge(s, 1));
    assertTrue(pics.output(s, 0));
    assertFalse(pics.output(s, 1));
  }

  @Test
  void shouldReadZeroWhereNothingIs() {
    given(Map.of(5, Trigger.LEVEL));
    pics.input(s, 12, true);
    out(SLAVE, 0x20);

    assertEquals(0, in(SLAVE));
    assertEquals(0, pics.read(s, 0, Register.mmio32(MASTER)));
    assertFalse(pics.interrupts(s, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8, 13, 2, 16, -1})
  void shouldRefuseLevelsThatItCannotHave(int source) {
    assertThrows(LinkException.class, () -> given(Map.of(source, Trigger.LEVEL)));
  }

  @Test
  void shouldRefuseMessagesAndModesThatNoPathWasPlannedFor() {
    assertThrows(LinkException.class, () -> given(Map.of(5, Trigger.MESSAGE)));
    given(Map.of(5, Trigger.LEVEL));
    IndexOutOfBoundsException unplanned =
        assertThrows(IndexOutOfBoundsException.class, () -> out(MASTER, 0xc3));

    assertTrue(unplanned.getMessage().contains("not planned to be 0x4"), unplanned.getMessage());
  }

  private void given(Map<Integer, Trigger> sources) {
    given(sources, false);
  }

  private void given(Map<Integer, Trigger> sources, boolean latched) {
    I8259 part = new I8259();
    PlainLink link = new PlainLink("i8259");
    ControllerPlan plan = new ControllerPlan(new TreeMap<>(sources), 2);
    Map<String, String> set = Map.of("edge-latched", "" + latched);
    pics = part.link(link, plan, Options.of(part.options(), set));
    s = link.booted();
    for (int port : new int[] {MASTER, SLAVE}) {
      out(port, 0x11);
      out(port + 1, port == MASTER ? 0x30 : 0x38);
      out(port + 1, port == MASTER ? 4 : 2);
      out(port + 1, 1);
    }
    sources.forEach(
        (source, trigger) -> {
          if (trigger == Trigger.LEVEL) {
            out(ELCR + source / 8, in(ELCR + source / 8) | 1 << source % 8);
          }
        });
  }

  private void end(int source) {
    if (source >= 8) {
      out(SLAVE, 0x60 | source - 8);
    }
    out(MASTER, 0x60 | (source >= 8 ? 2 : source));
  }

  private int completes(int port, int command) {
    return pics.completes(s, 0, port(port), command).orElse(-1);
  }

  private void out(int port, long value) {
    pics.write(s, 0, port(port), value);
  }

  private long in(int port) {
    return pics.read(s, 0, port(port));
  }

  private static Register port(int port) {
    return new Register(Space.PORT, port, 1);
  }
}
