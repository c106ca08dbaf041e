package org.irqlab.controller.gicv2;

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
  private static final int RECORDINGS = 41;
  private static final int SPECIFIED = 13;

  @ParameterizedTest
  @MethodSource("recordings")
  void shouldConformToRecordingWithItsQuirks(RecordedVector vector) {
    assertEquals(List.of(), vector.departures(new Gicv2()));
  }

  @ParameterizedTest
  @MethodSource("specified")
  void shouldConformToSpecificationWithoutQuirks(RecordedVector vector) throws IOException {
    assertTrue(vector.quirks().isEmpty(), "a vector of the specification has no quirks");
    assertEquals(List.of(), vector.departures(new Gicv2()));
  }

  @Test
  void shouldDivergeFromItsSpecificationWithAnyQuirk() throws IOException {
    for (String quirk : new Gicv2().quirks()) {
      int diverging = 0;
      for (RecordedVector vector : specified()) {
        diverging += vector.departuresWith(List.of(quirk), new Gicv2()).isEmpty() ? 0 : 1;
      }
      assertTrue(diverging > 0, quirk + " shows in no vector of the specification");
    }
  }

  @Test
  void shouldReplayEveryVectorFile() throws IOException {
    assertEquals(RECORDINGS, recordings().size());
    assertEquals(SPECIFIED, specified().size());
  }

  @Test
  void shouldNeedEveryQuirkThatAHeaderNames() throws IOException {
    List<String> needless = new ArrayList<>();
    for (RecordedVector vector : recordings()) {
      List<String> quirks = vector.quirks();
      for (String quirk : quirks) {
        List<String> others = quirks.stream().filter(q -> !q.equals(quirk)).toList();
        if (vector.departuresWith(others, new Gicv2()).isEmpty()) {
          needless.add(vector.name() + ": " + quirk);
        }
      }
    }
    assertEquals(List.of(), needless);
  }

  @Test
  void shouldKnowOnlyItsWindowsItsLinesAndItsPins() {
    Bench bench = bench(machine());
    assertEquals(
        MemoryMap.DISTRIBUTOR, bench.register(Space.MMIO, 0x8000000L, 4).orElseThrow().offset());
    assertEquals(
        MemoryMap.CPU_INTERFACE + MemoryMap.DIR,
        bench.register(Space.MMIO, 0x8011000L, 4).orElseThrow().offset());
    assertFalse(bench.register(Space.MMIO, 0x8001000L, 4).isPresent());
    assertFalse(bench.register(Space.SYSREG, 0x8000000L, 4).isPresent());
    assertEquals(50, bench.input("", 18).orElseThrow());
    assertEquals(25, bench.input("", 281).orElseThrow());
    assertFalse(bench.input("", 256).isPresent());
    assertFalse(bench.input("", 288).isPresent());
    assertFalse(bench.input("other", 18).isPresent());
    assertEquals(Gicv2Model.VIRQ, bench.pin("cpu0.virq").orElseThrow());
    assertFalse(bench.pin("cpu1.irq").isPresent());
  }

  @Test
  void shouldRefuseRecordingsOfOtherMachines() {
    Recording plic = new Recording("plic", Map.of(), List.of(), List.of());
    assertTrue(new Gicv2().bench(new PlainLink("gicv2"), plic).isEmpty());
    Recording noBase = new Recording("gicv2", Map.of(), List.of(), List.of());
    assertThrows(LinkException.class, () -> bench(noBase));
    Recording oddPin = new Recording("gicv2", Map.of("gicd", 0L), List.of("meip"), List.of());
    assertThrows(LinkException.class, () -> bench(oddPin));
  }

  static List<RecordedVector> recordings() throws IOException {
    return RecordedVector.in("qemu-7.2");
  }

  static List<RecordedVector> specified() throws IOException {
    return RecordedVector.in("specification");
  }

  private static Recording machine() {
    Map<String, Long> base =
        Map.of("gicd", 0x8000000L, "gicc", 0x8010000L, "gich", 0x8030000L, "gicv", 0x8040000L);
    List<String> pins = List.of("cpu0.irq", "cpu0.fiq", "cpu0.virq", "cpu0.vfiq");
    return new Recording("gicv2", base, pins, List.of());
  }

  private static Bench bench(Recording header) {
    return new Gicv2().bench(new PlainLink("gicv2"), header).orElseThrow();
  }
}
