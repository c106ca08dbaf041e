package org.irqlab.controller.plic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Recording;
import org.irqlab.api.part.Register.Space;
import org.irqlab.testing.PlainLink;
import org.irqlab.vectors.RecordedVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedMachineTest {
  private static final int RECORDINGS = 33;
  private static final int SPECIFIED = 14;

  @ParameterizedTest
  @MethodSource("recordings")
  void shouldConformToRecordingWithItsQuirks(RecordedVector vector) {
    assertEquals(List.of(), vector.departures(new Plic()));
  }

  @ParameterizedTest
  @MethodSource("specified")
  void shouldConformToSpecificationWithoutQuirks(RecordedVector vector) throws IOException {
    assertTrue(vector.quirks().isEmpty(), "a vector of the specification has no quirks");
    assertEquals(List.of(), vector.departures(new Plic()));
  }

  @Test
  void shouldReplayEveryVectorFile() throws IOException {
    assertEquals(RECORDINGS, recordings().size());
    assertEquals(SPECIFIED, specified().size());
  }

  @Test
  void shouldNeedEveryNamedQuirkButTheThreeThatNeedNone() throws IOException {
    List<String> needless = new ArrayList<>();
    for (RecordedVector vector : recordings()) {
      List<String> quirks = vector.quirks();
      for (String quirk : quirks) {
        List<String> others = quirks.stream().filter(q -> !q.equals(quirk)).toList();
        if (vector.departuresWith(others, new Plic()).isEmpty()) {
          needless.add(vector.name() + ": " + quirk);
        }
      }
    }
    assertEquals(
        List.of(
            "complete-from-other-context.jsonl: plic-edge-latched",
            "line-drops-before-claim.jsonl: plic-edge-latched",
            "wrong-completions.jsonl: plic-complete-ignores-enable"),
        needless);
  }

  @Test
  void shouldDivergeFromItsSpecificationWithAnyQuirk() throws IOException {
    for (String quirk : new Plic().quirks()) {
      int diverging = 0;
      for (RecordedVector vector : specified()) {
        diverging += vector.departuresWith(List.of(quirk), new Plic()).isEmpty() ? 0 : 1;
      }
      assertTrue(diverging > 0, quirk + " shows in no vector of the specification");
    }
  }

  @Test
  void shouldKnowOnlyItsWindowItsLinesAndItsPins() {
    Bench bench = bench(machine(), new PlainLink("plic"));
    assertFalse(bench.register(Space.MMIO, 0xbfffffcL, 4).isPresent());
    assertTrue(bench.register(Space.MMIO, 0xffffffcL, 4).isPresent());
    assertFalse(bench.register(Space.MMIO, 0x10000000L, 4).isPresent());
    assertFalse(bench.register(Space.CSR, 0xc000004L, 4).isPresent());
    assertFalse(bench.input("", 0).isPresent());
    assertTrue(bench.input("", 95).isPresent());
    assertFalse(bench.input("", 96).isPresent());
    assertFalse(bench.input("other", 1).isPresent());
    assertEquals(3, bench.pin("hart1.seip").orElseThrow());
    assertFalse(bench.pin("hart2.seip").isPresent());
  }

  @Test
  void shouldRefuseRecordingsOfOtherMachines() {
    PlainLink link = new PlainLink("plic");
    Recording gic = new Recording("gicv2", Map.of(), List.of(), List.of());
    assertTrue(new Plic().bench(link, gic).isEmpty());
    Recording noBase = new Recording("plic", Map.of(), List.of(), List.of());
    assertThrows(LinkException.class, () -> bench(noBase, link));
    Recording oddPin = new Recording("plic", Map.of("plic", 0L), List.of("irq"), List.of());
    assertThrows(LinkException.class, () -> bench(oddPin, link));
  }

  static List<RecordedVector> recordings() throws IOException {
    return RecordedVector.in("qemu-7.2");
  }

  static List<RecordedVector> specified() throws IOException {
    return RecordedVector.in("specification");
  }

  private static Recording machine() {
    return new Recording(
        "plic",
        Map.of("plic", 0xc000000L),
        List.of("hart0.meip", "hart0.seip", "hart1.meip", "hart1.seip"),
        List.of());
  }

  private static Bench bench(Recording header, PlainLink link) {
    return new Plic().bench(link, header).orElseThrow();
  }
}
