package org.irqlab.itests.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.irqlab.api.lab.Conformance.Outcome;
import org.irqlab.conformance.Replayer;
import org.irqlab.controller.ioapic.IoApic;
import org.irqlab.controller.lapic.Lapic;
import org.irqlab.engine.lab.RegisterWorkbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The I/O APIC and the local APICs, connected, against recordings of both. */
class ApicVectorsTest {
  private static final Path RECORDINGS = Path.of("src/test/resources/qemu-7.2/ioapic-lapic");
  private static final int FILES = 24;

  @ParameterizedTest
  @MethodSource("recordings")
  void shouldConformToRecording(Path file) {
    Outcome outcome =
        new Replayer(new RegisterWorkbench(), List.of(new IoApic(), new Lapic())).replay(file);

    assertEquals(List.of(), outcome.divergences());
    assertEquals("", outcome.skipped());
  }

  @Test
  void shouldReplayEveryRecording() throws IOException {
    assertEquals(FILES, recordings().size());
  }

  static List<Path> recordings() throws IOException {
    try (Stream<Path> files = Files.list(RECORDINGS)) {
      return files.sorted().toList();
    }
  }
}
