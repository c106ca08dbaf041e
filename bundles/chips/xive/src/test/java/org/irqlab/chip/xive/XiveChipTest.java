package org.irqlab.chip.xive;

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
import org.irqlab.api.part.ChipModel.ChipState;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XiveChipTest {
  private static final Cpu CPU0 = Cpu.real(0);
  private static final Cpu CPU1 = Cpu.real(1);
  private static final long ACK = 0x2_0000_0830L;
  private static final long QUEUE = 0x3_0000_0000L;
  private static final long PEEK = 0x3_0000_0008L;
  private static final long ENTRY = 0x8000_0000L;
  private static final String OPEN = "w 200000031=ff";

  private final PlainLink link = new PlainLink("xive");
  private final ScriptedRegisters engine =
      new ScriptedRegisters(
          List.of(CPU0, CPU1), new TreeMap<>(Map.of(5, Trigger.LEVEL, 6, Trigger.MESSAGE)));
  private final DriverLine level = DriverLine.of(link.layout(), 5, CPU1);
  private final DriverLine message = DriverLine.of(link.layout(), 6, CPU0);
  private ChipModel chip;
  private PlainState s;

  @Test
  void shouldStartEachRequestedLineOnceForItsCpu() {
    link(Map.of());
    chip.irqMask(level.desc(), CPU0);
    chip.irqEoi(level.desc(), CPU1);
    link.boot(s);

    assertEquals(List.of(OPEN, OPEN, "w 100000028=2", "w 5c00=0"), engine.log());
  }

  @ParameterizedTest
  @CsvSource({"false, r 5000", "true, w 5400=0"})
  void shouldCompleteALevelByLoadOrStore(String storeEoi, String access) {
    link(Map.of("store-eoi", storeEoi));
    eoi(level);

    assertEquals(List.of(access, "r 300000008", OPEN), engine.log());
  }

  @Test
  void shouldNotCompleteADisabledLine() {
    link(Map.of());
    s.set(level.disabled(), true);
    eoi(level);

    assertEquals(List.of("r 300000008", OPEN), engine.log());
  }

  @Test
  void shouldTriggerAMessageAgainThatWasRemembered() {
    link(Map.of());
    engine.answers(0x6c00, 3);
    eoi(message);

    assertEquals(List.of("r 6c00", "w 6000=0", "r 300000008", OPEN), engine.log());
  }

  @Test
  void shouldKeepTheEventUnderWayOverAMask() {
    link(Map.of());
    engine.answers(0x5d00, 2);
    mask();
    unmask();
    unmask();

    assertEquals(List.of("r 5d00", "r 5e00", "r 5c00"), engine.log());
  }

  @Test
  void shouldForgetTheEventUnderWayWhenItsFlowEndsDisabled() {
    link(Map.of());
    engine.answers(0x5d00, 2);
    mask();
    s.set(level.disabled(), true);
    eoi(level);
    engine.log();
    unmask();

    assertEquals(List.of("r 5c00"), engine.log());
  }

  @ParameterizedTest
  @CsvSource({"4.12, r 5e00", "5.10, r 5c00", "6.1, r 5c00", "6.12, r 5c00", "newest, r 5c00"})
  void shouldTakeAStaleEventForOneUnderWayOnlyInOldKernels(String release, String access) {
    link(Map.of("linux", release));
    s.set(level.disabled(), true);
    eoi(level);
    engine.answers(0x5d00, 2);
    mask();
    engine.log();
    unmask();

    assertEquals(List.of(access), engine.log());
  }

  @Test
  void shouldHandleWhatIsQueuedAndReplayForWhatIsLeft() {
    link(Map.of());
    engine.answers(ACK, 0x8007, 7);
    engine.answers(QUEUE, ENTRY | 5, ENTRY | 6);
    engine.answers(PEEK, ENTRY | 6);
    List<Integer> handled = new ArrayList<>();
    Walk walk = Walk.of(chip.handle(CPU1, domain(handled)), s);

    assertTrue(walk.exit().isPresent(), walk.log().toString());
    assertEquals(List.of(5, 6), handled);
    assertEquals(
        List.of(
            "r 200000830",
            "r 300000000",
            "r 5000",
            "r 300000008",
            "r 200000830",
            "r 300000000",
            "r 6c00",
            "r 300000008",
            OPEN),
        engine.log());
  }

  @Test
  void shouldLeaveWithoutEventIfNothingIsPending() {
    link(Map.of());
    Walk.of(chip.handle(CPU0, domain(new ArrayList<>())), s);

    assertEquals(List.of("r 200000830"), engine.log());
  }

  @Test
  void shouldOpenThePriorityIfTheQueueIsEmpty() {
    link(Map.of());
    engine.answers(ACK, 0x8007);
    Walk.of(chip.handle(CPU0, domain(new ArrayList<>())), s);

    assertEquals(List.of("r 200000830", "r 300000000", OPEN), engine.log());
  }

  @ParameterizedTest
  @CsvSource({"0, false, 0", "2, false, 1", "2, true, 0"})
  void shouldTellWhetherAnEventIsUnderWay(int pq, boolean disabled, String answer) {
    link(Map.of());
    engine.answers(0x5800, pq);
    s.set(level.disabled(), disabled);
    Walk walk =
        Walk.of(chip.irqGetIrqchipState(level.desc(), CPU0, ChipState.ACTIVE).orElseThrow(), s);

    assertEquals(answer, walk.exit().orElseThrow().name());
  }

  @Test
  void shouldTellOfNoOtherState() {
    link(Map.of());
    assertTrue(chip.irqGetIrqchipState(level.desc(), CPU0, ChipState.PENDING).isEmpty());
  }

  @Test
  void shouldTellOfNoEventThatIsStale() {
    link(Map.of());
    s.set(level.disabled(), true);
    eoi(level);
    s.set(level.disabled(), false);
    engine.answers(0x5800, 2);
    Walk walk =
        Walk.of(chip.irqGetIrqchipState(level.desc(), CPU0, ChipState.ACTIVE).orElseThrow(), s);

    assertEquals(ChipState.CLEAR, walk.exit().orElseThrow());
  }

  @Test
  void shouldRetriggerMessagesOnly() {
    link(Map.of());
    engine.answers(0x6c00, 3);
    Walk.of(chip.irqRetrigger(message.desc(), CPU0).orElseThrow(), s);

    assertEquals(List.of("r 6f00", "r 6c00", "w 6000=0"), engine.log());
    assertEquals(Optional.empty(), chip.irqRetrigger(level.desc(), CPU0));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6})
  void shouldDisableLazilyInTheFastEoiFlow(int source) {
    link(Map.of());

    assertEquals("fasteoi", chip.flow(source));
    assertTrue(chip.irqDisable(level.desc(), CPU0).isEmpty());
    assertTrue(chip.irqEnable(level.desc(), CPU0).isEmpty());
    assertTrue(chip.flags().isEmpty());
  }

  @Test
  void shouldRefuseACpuOfAnotherKernel() {
    link(Map.of());
    DriverLine foreign = DriverLine.of(link.layout(), 7, Cpu.real(2));

    assertThrows(LinkException.class, () -> chip.irqMask(foreign.desc(), CPU0));
  }

  private void link(Map<String, String> options) {
    XiveChip part = new XiveChip();
    chip = part.link(link, engine, Options.of(part.options(), options));
    s = new PlainState();
  }

  private Map<Integer, Routine> domain(List<Integer> handled) {
    Map<Integer, Routine> domain = new TreeMap<>();
    for (DriverLine line : List.of(level, message)) {
      domain.put(
          line.source(),
          Routine.of(
              "flow",
              "irq" + line.source(),
              "",
              step("handle", x -> handled.add(line.source())),
              chip.irqEoi(line.desc(), CPU1).orElseThrow().body()));
    }
    return domain;
  }

  private void mask() {
    Walk.of(chip.irqMask(level.desc(), CPU0).orElseThrow(), s);
  }

  private void unmask() {
    Walk.of(chip.irqUnmask(level.desc(), CPU0).orElseThrow(), s);
  }

  private void eoi(DriverLine line) {
    Walk.of(chip.irqEoi(line.desc(), CPU1).orElseThrow(), s);
  }
}
