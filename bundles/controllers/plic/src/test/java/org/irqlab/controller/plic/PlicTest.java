package org.irqlab.controller.plic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.ControllerPlan;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Recording;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.irqlab.vectors.RecordedVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlicTest {
  private static final Register PRIORITY = Register.mmio32(4 * 10);
  private static final Register PENDING = Register.mmio32(0x1000);
  private static final Register ENABLE = Register.mmio32(0x2080);
  private static final Register CLAIM = Register.mmio32(0x201004);
  private static final long SOURCE = 10;

  private final PlainLink link = new PlainLink("plic");
  private ControllerModel plic;
  private PlainState s;

  @ParameterizedTest
  @MethodSource("specified")
  void shouldDoAsSpecifiedWithoutABench(RecordedVector vector) {
    assertEquals(List.of(), vector.departures(new OnAPath()));
  }

  @Test
  void shouldPendAgainWhileTheLineIsHighAtCompletion() {
    given(Trigger.LEVEL, Map.of());
    plic.input(s, 10, true);
    assertEquals(SOURCE, plic.read(s, 0, CLAIM));
    s.takeNotes();
    plic.write(s, 0, CLAIM, SOURCE);
    assertEquals(List.of("source 10: completed, line still high, pending again"), s.takeNotes());
    assertTrue(plic.interrupts(s, 0));
  }

  @Test
  void shouldIgnoreCompletionOfDisabledSource() {
    given(Trigger.LEVEL, Map.of());
    plic.input(s, 10, true);
    plic.read(s, 0, CLAIM);
    plic.write(s, 0, ENABLE, 0);
    s.takeNotes();
    plic.write(s, 0, CLAIM, SOURCE);
    assertEquals(
        List.of("source 10: completion ignored, not enabled for context 1"), s.takeNotes());
    plic.write(s, 0, ENABLE, 1 << SOURCE);
    assertFalse(plic.interrupts(s, 0));
  }

  @Test
  void shouldMoveThePinAtOnceWithTheEnableBit() {
    given(Trigger.LEVEL, Map.of());
    plic.input(s, 10, true);
    plic.write(s, 0, ENABLE, 0);
    assertFalse(plic.interrupts(s, 0));
    plic.write(s, 0, ENABLE, 1 << SOURCE);
    assertTrue(plic.interrupts(s, 0));
  }

  @Test
  void shouldIgnoreEdgeBeforeCompletionByDefault() {
    given(Trigger.EDGE, Map.of());
    pulse();
    plic.read(s, 0, CLAIM);
    pulse();
    plic.write(s, 0, CLAIM, SOURCE);
    assertEquals(0, plic.read(s, 0, CLAIM));
    pulse();
    assertEquals(SOURCE, plic.read(s, 0, CLAIM));
  }

  @Test
  void shouldRememberOneEdgeBeforeCompletionWhenAsked() {
    given(Trigger.EDGE, Map.of("edge-while-busy", "latch"));
    pulse();
    plic.read(s, 0, CLAIM);
    pulse();
    pulse();
    assertEquals(0, plic.read(s, 0, PENDING));
    plic.write(s, 0, CLAIM, SOURCE);
    assertEquals(SOURCE, plic.read(s, 0, CLAIM));
    plic.write(s, 0, CLAIM, SOURCE);
    assertEquals(0, plic.read(s, 0, CLAIM));
  }

  @Test
  void shouldNotTakeAHeldLineForASecondEdge() {
    given(Trigger.EDGE, Map.of());
    plic.input(s, 10, true);
    plic.read(s, 0, CLAIM);
    plic.write(s, 0, CLAIM, SOURCE);
    plic.input(s, 10, true);
    assertFalse(plic.interrupts(s, 0));
  }

  @Test
  void shouldTakeEachMessageForAnEdge() {
    given(Trigger.MESSAGE, Map.of());
    plic.input(s, 10, true);
    plic.read(s, 0, CLAIM);
    plic.write(s, 0, CLAIM, SOURCE);
    plic.input(s, 10, true);
    assertTrue(plic.interrupts(s, 0));
  }

  @Test
  void shouldCombineItsQuirks() {
    given(
        Trigger.LEVEL,
        Map.of(
            "plic-edge-latched", "true",
            "plic-claim-honours-threshold", "true",
            "plic-complete-ignores-enable", "true"));
    plic.input(s, 10, true);
    plic.write(s, 0, Register.mmio32(0x201000), 1);
    assertEquals(0, plic.read(s, 0, CLAIM));
    plic.write(s, 0, Register.mmio32(0x201000), 0);
    assertEquals(SOURCE, plic.read(s, 0, CLAIM));
    plic.input(s, 10, true);
    assertFalse(plic.interrupts(s, 0));
    plic.write(s, 0, ENABLE, 0);
    plic.write(s, 0, CLAIM, SOURCE);
    plic.write(s, 0, ENABLE, 1 << SOURCE);
    assertTrue(plic.interrupts(s, 0));
  }

  @Test
  void shouldHaveFieldsOnlyForWhatIsConnected() {
    given(Trigger.LEVEL, Map.of());
    List<String> names = link.fields().stream().map(Field::name).toList();
    assertEquals(
        List.of(
            "plic/source[10].priority",
            "plic/source[10].ip",
            "plic/source[10].line",
            "plic/source[10].busy",
            "plic/context[1].threshold",
            "plic/context[1].enable[10]"),
        names);
    assertEquals(List.of(), link.additions(), "hardware is fields and registers only");
    for (Field field : link.fields()) {
      assertEquals(2, field.values(), field.name());
      assertEquals(Protection.register("plic"), field.protection(), field.name());
    }
    assertEquals(Field.Persistence.CARRIED, link.field("plic/source[10].line").persistence());
  }

  @Test
  void shouldHardwireWhatIsNotConnected() {
    given(Trigger.LEVEL, Map.of());
    for (long offset : new long[] {4 * 11, 0x2000, 0x2084, 0x200000, 0x203000}) {
      plic.write(s, 0, Register.mmio32(offset), 0xffffffffL);
      assertEquals(0, plic.read(s, 0, Register.mmio32(offset)), Long.toHexString(offset));
    }
    plic.write(s, 0, ENABLE, 0xffffffffL);
    assertEquals(1 << SOURCE, plic.read(s, 0, ENABLE));
    plic.input(s, 11, true);
    assertEquals(0, plic.read(s, 0, PENDING));
  }

  @Test
  void shouldOnlyAnswerWholeWordsOfMemory() {
    given(Trigger.LEVEL, Map.of());
    plic.input(s, 10, true);
    assertEquals(0, plic.read(s, 0, new Register(Register.Space.MMIO, 0x1000, 2)));
    assertEquals(0, plic.read(s, 0, new Register(Register.Space.CSR, 0x1000, 4)));
    assertEquals(1 << SOURCE, plic.read(s, 0, PENDING));
  }

  @Test
  void shouldTellWhichCompletionWouldOpenAGateway() {
    for (Trigger trigger : Trigger.values()) {
      PlicTest other = new PlicTest();
      other.given(trigger, Map.of());
      other.shouldTellWhichCompletionOpens();
    }
  }

  private void shouldTellWhichCompletionOpens() {
    assertTrue(plic.completes(s, 0, CLAIM, SOURCE).isEmpty());
    plic.input(s, 10, true);
    plic.read(s, 0, CLAIM);
    assertEquals(10, plic.completes(s, 0, CLAIM, SOURCE).orElseThrow());
    assertTrue(plic.completes(s, 0, CLAIM, 11).isEmpty());
    assertTrue(plic.completes(s, 0, PRIORITY, SOURCE).isEmpty());
    plic.write(s, 0, ENABLE, 0);
    assertTrue(plic.completes(s, 0, CLAIM, SOURCE).isEmpty());
  }

  @Test
  void shouldRefuseSourcesThatCannotExist() {
    assertThrows(
        LinkException.class, () -> power(new TreeMap<>(Map.of(0, Trigger.LEVEL)), 1, Map.of()));
    assertThrows(
        LinkException.class, () -> power(new TreeMap<>(Map.of(1024, Trigger.LEVEL)), 1, Map.of()));
  }

  static List<RecordedVector> specified() throws IOException {
    return RecordedVector.in("specification");
  }

  private void given(Trigger trigger, Map<String, String> options) {
    power(new TreeMap<>(Map.of(10, trigger)), 1, options);
    plic.write(s, 0, PRIORITY, 1);
    plic.write(s, 0, ENABLE, 1 << SOURCE);
  }

  private void power(TreeMap<Integer, Trigger> sources, int cpus, Map<String, String> options) {
    Plic part = new Plic();
    plic = part.link(link, new ControllerPlan(sources, cpus), Options.of(part.options(), options));
    s = PlainState.strict();
  }

  private void pulse() {
    plic.input(s, 10, true);
    plic.input(s, 10, false);
  }

  /** Linked as on a path: two CPUs, each with an M and an S context. */
  private static final class OnAPath implements InterruptController {
    @Override
    public ControllerModel link(Link link, ControllerPlan plan, Options options) {
      return new Plic().link(link, plan, options);
    }

    @Override
    public Optional<Bench> bench(Link link, Recording recording) {
      TreeMap<Integer, Trigger> all = new TreeMap<>();
      for (int id = 1; id <= 95; id++) {
        all.put(id, Trigger.LEVEL);
      }
      Map<String, String> set = Map.of("prio-bits", "3", "contexts", "ms");
      Options options = Options.of(new Plic().options(), set);
      return Optional.of(
          new Bare(link(link, new ControllerPlan(all, 2), options), recording.pins()));
    }
  }

  /** A model at the address that vectors use, with contexts numbered in the order of the pins. */
  private record Bare(ControllerModel model, List<String> pins) implements Bench {
    private static final long BASE = 0xc000000;

    @Override
    public Optional<Register> register(Register.Space space, long address, int width) {
      return Optional.of(new Register(space, address - BASE, width));
    }

    @Override
    public Optional<Integer> pin(String name) {
      return Optional.of(pins.indexOf(name));
    }
  }
}
