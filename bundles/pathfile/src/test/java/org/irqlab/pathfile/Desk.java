package org.irqlab.pathfile;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.topology.TopologySource;

/** Writes a text to a file and has it read. */
final class Desk {
  private final Path file;
  private final PathFiles reader;

  Desk(Path folder, TopologySource... sources) {
    Plugged plugged = new Plugged();
    this.file = folder.resolve("some.path.yaml");
    this.reader = new PathFiles(plugged, plugged, List.of(sources));
  }

  org.irqlab.api.path.Path read(String text, String... set) {
    try {
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Map<String, String> overrides = new java.util.LinkedHashMap<>();
    for (String assignment : set) {
      int equals = assignment.indexOf('=');
      overrides.put(assignment.substring(0, equals), assignment.substring(equals + 1));
    }
    return reader.read(file, overrides);
  }

  org.irqlab.api.path.Path readFile() {
    return reader.read(file, Map.of());
  }

  /** The message for a text that is refused, the folder cut off. */
  String refusal(String text, String... set) {
    String message = assertThrows(BadInput.class, () -> read(text, set)).getMessage();
    return message.replace(file.getParent() + "/", "");
  }

  Path file() {
    return file;
  }
}
