package org.irqlab.itests.paths;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.irqlab.api.path.Path;
import org.irqlab.engine.parts.Snapshot;
import org.irqlab.pathfile.PathFiles;
import org.irqlab.topology.devicetree.DeviceTree;

/** The path files of the distribution, read with every part plugged in. */
final class ShippedPaths {
  /** Where they are. */
  static final java.nio.file.Path FOLDER = java.nio.file.Path.of("../../distribution/paths");

  private static final String SUFFIX = ".path.yaml";

  private ShippedPaths() {}

  static List<Path> read(Snapshot parts) throws IOException {
    try (Stream<java.nio.file.Path> files = Files.walk(FOLDER)) {
      List<Path> paths =
          files
              .filter(file -> file.toString().endsWith(SUFFIX))
              .sorted()
              .map(file -> read(parts, file, Map.of()))
              .toList();
      assertFalse(paths.isEmpty());
      return paths;
    }
  }

  /** A path file's name below the folder, without its ending. */
  static String name(Path path) {
    String file = FOLDER.relativize(java.nio.file.Path.of(path.file())).toString();
    return file.substring(0, file.length() - SUFFIX.length());
  }

  /** Reads any path file. */
  static Path read(Snapshot parts, java.nio.file.Path file, Map<String, String> set) {
    Plugs plugs = new Plugs(parts);
    return new PathFiles(plugs, plugs, List.of(new DeviceTree())).read(file, set);
  }
}
