package org.irqlab.controller.xics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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

class RecordedBridgeTest {
  private static final int RECORDINGS = 13;

  @ParameterizedTest
  @MethodSource("recordings")
  void shouldConformToRecording(RecordedVector vector) {
    assertEquals(List.of(), vector.departures(new Xics()));
  }

  @Test
  void shouldReplayEveryVectorFile() throws IOException {
    assertEquals(RECORDINGS, recordings().size());
  }

  @Test
  void shouldKnowOnlyItsPageItsBridgeAndItsLines() {
    Map<String, Long> base = Map.of("psihb", 0x3fffe80000000L, "icp", 0x3ffff80000000L);
    Recording machine = new Recording("xics", base, List.of("cpu0.extirq"), List.of());
    Bench bench = new Xics().bench(new PlainLink("xics"), machine).orElseThrow();

    assertTrue(bench.register(Space.MMIO, 0x3ffff80008004L, 4).isPresent());
    assertFalse(bench.register(Space.MMIO, 0x3ffff80009004L, 4).isPresent());
    assertTrue(bench.register(Space.MMIO, 0x3fffe80000088L, 8).isPresent());
    assertFalse(bench.register(Space.MMIO, 0x3fffe80000100L, 8).isPresent());
    assertTrue(bench.input("", 5).isPresent());
    assertFalse(bench.input("", 6).isPresent());
    assertFalse(bench.pin("cpu1.extirq").isPresent());
  }

  @Test
  void shouldRefuseRecordingsOfOtherMachines() {
    PlainLink link = new PlainLink("xics");
    Recording gic = new Recording("gicv2", Map.of(), List.of(), List.of());
    Recording noBase = new Recording("xics", Map.of("psihb", 0L), List.of(), List.of());

    assertTrue(new Xics().bench(link, gic).isEmpty());
    assertThrows(LinkException.class, () -> new Xics().bench(link, noBase));
  }

  static List<RecordedVector> recordings() throws IOException {
    return RecordedVector.in("qemu-7.2");
  }
}
