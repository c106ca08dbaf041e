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
import org.irqlab.testing.PlainState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedMachineTest {
  private static final int RECORDINGS = 33;
  private static final int SPECIFIED = 14;

  @ParameterizedTest
  @MethodSource("recordings")
  void shouldConformToRecordingWithItsQuirks(Vector vector) {
    assertEquals(List.of(), replay(vector, vector.header()));
  }

  @ParameterizedTest
  @MethodSource("specified")
  void shouldConformToSpecificationWithoutQuirks(Vector vector) {
    assertTrue(vector.header().quirks().isEmpty(), "a vector of the specification has no quirks");
    assertEquals(List.of(), replay(vector, vector.header()));
  }

  @Test
  void shouldReplayEveryVectorFile() throws IOException {
    assertEquals(RECORDINGS, recordings().size());
    assertEquals(SPECIFIED, specified().size());
  }

  @Test
  void shouldNeedEveryNamedQuirkButTheThreeThatNeedNone() throws IOException {
    List<String> needless = new ArrayList<>();
    for (Vector vector : recordings()) {
      Recording header = vector.header();
      for (String quirk : header.quirks()) {
        List<String> others = header.quirks().stream().filter(q -> !q.equals(quirk)).toList();
        if (replay(vector, with(header, others)).isEmpty()) {
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
      for (Vector vector : specified()) {
        diverging += replay(vector, with(vector.header(), List.of(quirk))).isEmpty() ? 0 : 1;
      }
      assertTrue(diverging > 0, quirk + " shows in no vector of the specification");
    }
  }

  @Test
  void shouldKnowOnlyItsWindowItsLinesAndItsPins() throws IOException {
    Bench bench = bench(specified().get(0).header(), new PlainLink("plic"));
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

  static List<Vector> recordings() throws IOException {
    return Vector.in("qemu-7.2");
  }

  static List<Vector> specified() throws IOException {
    return Vector.in("specification");
  }

  private static List<String> replay(Vector vector, Recording header) {
    PlainLink link = new PlainLink("plic");
    return vector.replay(bench(header, link), PlainState.strict());
  }

  private static Bench bench(Recording header, PlainLink link) {
    return new Plic().bench(link, header).orElseThrow();
  }

  private static Recording with(Recording header, List<String> quirks) {
    return new Recording(header.controller(), header.base(), header.pins(), quirks);
  }
}
