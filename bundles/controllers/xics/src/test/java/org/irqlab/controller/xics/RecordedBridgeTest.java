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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedBridgeTest {
  private static final int RECORDINGS = 13;

  @ParameterizedTest
  @MethodSource("recordings")
  void shouldConformToRecording(Vector vector) {
    PlainLink link = new PlainLink("xics");
    Bench bench = new Xics().bench(link, vector.header()).orElseThrow();

    assertEquals(List.of(), vector.replay(bench, link.booted()));
  }

  @Test
  void shouldReplayEveryVectorFile() throws IOException {
    assertEquals(RECORDINGS, recordings().size());
  }

  @Test
  void shouldKnowOnlyItsPageItsBridgeAndItsLines() throws IOException {
    Bench bench =
        new Xics().bench(new PlainLink("xics"), recordings().get(0).header()).orElseThrow();

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

  static List<Vector> recordings() throws IOException {
    return Vector.in("qemu-7.2");
  }
}
