package org.irqlab.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A fresh folder for the framework's cache, so that processes never share one.
 *
 * @param folder the folder, there until closed
 */
record Storage(Path folder) implements AutoCloseable {

  static Storage create() throws IOException {
    return new Storage(Files.createTempDirectory("irqlab-"));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(entry);
      }
    }
  }
}
