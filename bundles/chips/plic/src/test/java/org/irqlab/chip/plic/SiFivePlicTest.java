package org.irqlab.chip.plic;

import static org.irqlab.api.routine.Code.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.testing.LoggedRegisters;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.irqlab.testing.Walk;
import org.junit.jupiter.api.Test;

class SiFivePlicTest {
  private static final Cpu CPU0 = Cpu.real(0);
  private static final Cpu CPU1 = Cpu.real(1);

  private final PlainLink link = new PlainLink("plic");
  private final PlainState state = PlainState.strict();

  /** A claim register of any context. */
  private static final LongPredicate CLAIM = offset -> offset >= 0x200000 && offset % 0x1000 == 4;

  private final LoggedRegisters plic =
      new LoggedRegisters(
          List.of(CPU0, CPU1),
          new TreeMap<>(Map.of(10, Trigger.LEVEL, 11, Trigger.EDGE, 40, Trigger.LEVEL)),
          CLAIM,
          0);
  private final Line line = Line.of(link, 10, CPU0);
  private ChipModel chip;

  @Test
  void shouldCompleteAtOnceWhileEnabled() {
    given("newest");
    assertEquals(List.of("cpu0 r 0x2080", "cpu0 w 0x201004=0xa"), eoi(CPU0));
  }

  @Test
  void shouldEnableForTheCompletionWhenItsBitIsClear() {
    given("newest");
    plic.word(0x2080, 0x800);
    assertEquals(
        List.of(
            "cpu0 r 0x2080",
            "cpu0 r 0x2080",
            "cpu0 w 0x2080=0xc00",
            "cpu0 w 0x201004=0xa",
            "cpu0 r 0x2080",
            "cpu0 w 0x2080=0x800"),
        eoi(CPU0));
    assertEquals(0, state.live());
  }

  @Test
  void shouldCompleteInTheContextOfTheCpuThatEnds() {
    given("newest");
    assertEquals(
        List.of(
            "cpu1 r 0x2180",
            "cpu1 r 0x2180",
            "cpu1 w 0x2180=0x400",
            "cpu1 w 0x203004=0xa",
            "cpu1 r 0x2180",
            "cpu1 w 0x2180=0x0"),
        eoi(CPU1));
  }

  @Test
  void shouldLookAtTheDescriptorInsteadOfTheBitUpTo619() {
    for (String release : List.of("6.1", "6.12")) {
      SiFivePlicTest other = new SiFivePlicTest();
      other.given(release);
      other.plic.word(0x2080, 0);
      assertEquals(List.of("cpu0 w 0x201004=0xa"), other.eoi(CPU0), release);
      other.flag(other.line.disabled());
      assertEquals(5, other.eoi(CPU0).size(), release);
    }
  }

  @Test
  void shouldOnlyWriteTheCompletionIn60() {
    given("6.0");
    flag(line.disabled());
    flag(line.masked());
    assertEquals(List.of("cpu0 w 0x201004=0xa"), eoi(CPU0));
  }

  @Test
  void shouldUnmaskToCompleteAMaskedLineIn510() {
    given("5.10");
    assertEquals(List.of("cpu0 w 0x201004=0xa"), eoi(CPU0));
    flag(line.masked());
    assertEquals(
        List.of(
            "cpu0 w 0x28=0x1",
            "cpu0 r 0x2080",
            "cpu0 w 0x2080=0x400",
            "cpu0 w 0x201004=0xa",
            "cpu0 w 0x28=0x0",
            "cpu0 r 0x2080",
            "cpu0 w 0x2080=0x0",
            "cpu0 r 0x2180",
            "cpu0 w 0x2180=0x0"),
        eoi(CPU0));
  }

  @Test
  void shouldHaveNoEnableAndDisableIn510() {
    given("5.10");
    assertTrue(chip.irqEnable(line.desc(), CPU0).isEmpty());
    assertTrue(chip.irqDisable(line.desc(), CPU0).isEmpty());
  }

  @Test
  void shouldDisableByTheEnableBitOfTheAffinity() {
    given("newest");
    run(chip.irqDisable(line.desc(), CPU1).orElseThrow());
    assertEquals(List.of("cpu1 r 0x2080", "cpu1 w 0x2080=0x0"), plic.log());
  }

  @Test
  void shouldUnmaskWhenEnablingSince612() {
    for (Map.Entry<String, Integer> accesses :
        Map.of("6.0", 2, "6.1", 2, "6.12", 3, "newest", 3).entrySet()) {
      SiFivePlicTest other = new SiFivePlicTest();
      other.given(accesses.getKey());
      other.run(other.chip.irqEnable(other.line.desc(), CPU0).orElseThrow());
      assertEquals(accesses.getValue(), other.plic.log().size(), accesses.getKey());
    }
  }

  @Test
  void shouldMaskByPriority() {
    given("newest");
    run(chip.irqMask(line.desc(), CPU0).orElseThrow());
    run(chip.irqUnmask(line.desc(), CPU0).orElseThrow());
    assertEquals(List.of("cpu0 w 0x28=0x0", "cpu0 w 0x28=0x1"), plic.log());
  }

  @Test
  void shouldClaimUntilNothingIsLeft() {
    given("newest");
    List<Integer> handled = new ArrayList<>();
    Map<Integer, Routine> domain = new TreeMap<>();
    for (int source : List.of(10, 40)) {
      domain.put(
          source, Routine.of("flow", "irq" + source, "", step("handle", s -> handled.add(source))));
    }
    plic.gives(40, 11, 10);
    assertTrue(Walk.of(chip.handle(CPU1, domain), state).exit().isPresent());
    assertEquals(List.of(40, 10), handled);
    assertEquals(List.of("cpu1 r 0x203004"), plic.log().stream().distinct().toList());
    assertEquals(0, state.live());
  }

  @Test
  void shouldEnableOnlyRequestedLinesAtStart() {
    given("newest");
    chip.irqEoi(Line.of(link, 40, CPU1).desc(), CPU0);
    link.boot(state);
    assertEquals(0x400, plic.word(0x2080));
    assertEquals(0, plic.word(0x2084));
    assertEquals(0, plic.word(0x2180));
    assertEquals(1 << 40 % 32, plic.word(0x2184));
    assertEquals(1, plic.word(4 * 11));
    assertEquals(0, plic.word(0x201000));
    assertEquals(List.of(), link.additions(), "drivers run in others' contexts");
  }

  @Test
  void shouldAcknowledgeEdgesOnlyWithTheEdgeChip() {
    given("newest");
    Line edge = Line.of(link, 11, CPU0);
    assertEquals("fasteoi", chip.flow(11));
    assertTrue(chip.irqAck(edge.desc(), CPU0).isEmpty());
    SiFivePlicTest other = new SiFivePlicTest();
    other.given("newest", "true");
    Line its = Line.of(other.link, 11, CPU0);
    assertEquals("edge", other.chip.flow(11));
    assertEquals("fasteoi", other.chip.flow(10));
    assertTrue(other.chip.irqEoi(its.desc(), CPU0).isEmpty());
    other.run(other.chip.irqAck(its.desc(), CPU0).orElseThrow(), its);
    assertFalse(other.plic.log().isEmpty());
  }

  private void given(String release) {
    given(release, "false");
  }

  private void given(String release, String edgeChip) {
    SiFivePlic part = new SiFivePlic();
    Options options = Options.of(part.options(), Map.of("linux", release, "edge-chip", edgeChip));
    chip = part.link(link, plic, options);
    chip.irqMask(line.desc(), CPU0);
    link.boot(state);
  }

  private List<String> eoi(Cpu cpu) {
    run(chip.irqEoi(line.desc(), cpu).orElseThrow());
    return plic.log();
  }

  private void flag(Field field) {
    run(Routine.of("set", "", "", step("set", s -> s.set(field, true))));
  }

  /** Runs an operation with the line's lock held, as its callers do. */
  private void run(Routine operation) {
    run(operation, line);
  }

  private void run(Routine operation, Line of) {
    assertTrue(Walk.holding(of.lock(), operation, state).exit().isPresent());
  }
}
