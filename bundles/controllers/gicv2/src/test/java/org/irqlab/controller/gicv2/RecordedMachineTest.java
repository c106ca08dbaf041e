package org.irqlab.controller.gicv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
  private static final int RECORDINGS = 41;
  private static final int SPECIFIED = 13;

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
  void shouldDivergeFromItsSpecificationWithAnyQuirk() throws IOException {
    for (String quirk : new Gicv2().quirks()) {
      int diverging = 0;
      for (Vector vector : specified()) {
        diverging += replay(vector, with(vector.header(), List.of(quirk))).isEmpty() ? 0 : 1;
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
    for (Vector vector : recordings()) {
      Recording header = vector.header();
      for (String quirk : header.quirks()) {
        List<String> others = header.quirks().stream().filter(q -> !q.equals(quirk)).toList();
        if (replay(vector, with(header, others)).isEmpty()) {
          needless.add(vector.name() + ": " + quirk);
        }
      }
    }
    assertEquals(List.of(), needless);
  }

  @Test
  void shouldKnowOnlyItsWindowsItsLinesAndItsPins() throws IOException {
    Bench bench = bench(recordings().get(0).header());
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

  static List<Vector> recordings() throws IOException {
    return Stream.concat(
            Vector.in("qemu-7.2/gicv2").stream(), Vector.in("qemu-7.2/gicv2-smp").stream())
        .toList();
  }

  static List<Vector> specified() throws IOException {
    return Vector.in("specification");
  }

  private static List<String> replay(Vector vector, Recording header) {
    return vector.replay(bench(header), new PlainState());
  }

  private static Bench bench(Recording header) {
    return new Gicv2().bench(new PlainLink("gicv2"), header).orElseThrow();
  }

  private static Recording with(Recording header, List<String> quirks) {
    return new Recording(header.controller(), header.base(), header.pins(), quirks);
  }
}
