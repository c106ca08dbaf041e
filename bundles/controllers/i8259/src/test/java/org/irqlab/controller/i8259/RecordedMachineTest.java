package org.irqlab.controller.i8259;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.Recording;
import org.irqlab.api.part.Register.Space;
import org.irqlab.testing.PlainLink;
import org.irqlab.vectors.RecordedVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedMachineTest {
  private static final int RECORDINGS = 19;

  @ParameterizedTest
  @MethodSource("recordings")
  void shouldConformToRecording(RecordedVector vector) {
    assertEquals(List.of(), vector.departures(new I8259()));
  }

  @Test
  void shouldReplayEveryVectorFile() throws IOException {
    assertEquals(RECORDINGS, recordings().size());
  }

  @Test
  void shouldKnowOnlyItsPortsAndItsLines() {
    Recording machine = new Recording("i8259", Map.of(), List.of(), List.of());
    Bench bench = new I8259().bench(new PlainLink("i8259"), machine).orElseThrow();

    assertTrue(bench.register(Space.PORT, 0x4d1, 1).isPresent());
    assertFalse(bench.register(Space.PORT, 0x22, 1).isPresent());
    assertFalse(bench.register(Space.PORT, 0x20, 2).isPresent());
    assertFalse(bench.register(Space.MMIO, 0x20, 1).isPresent());
    assertEquals(12, bench.input("pic1", 4).orElseThrow());
    assertFalse(bench.input("pic1", 8).isPresent());
    assertFalse(bench.input("", 3).isPresent());
    assertEquals(1, bench.pin("pic1.int").orElseThrow());
    assertFalse(bench.pin("pic2.int").isPresent());
    assertFalse(bench.pin("pic1").isPresent());
  }

  @Test
  void shouldRefuseRecordingsOfOtherMachines() {
    Recording gic = new Recording("gicv2", Map.of(), List.of(), List.of());

    assertTrue(new I8259().bench(new PlainLink("i8259"), gic).isEmpty());
  }

  static List<RecordedVector> recordings() throws IOException {
    return RecordedVector.in("qemu-7.2");
  }
}
