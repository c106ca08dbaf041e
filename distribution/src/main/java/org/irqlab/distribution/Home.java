package org.irqlab.distribution;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The folder in which irqlab is installed.
 *
 * @param folder holds {@code bin}, {@code lib}, {@code system}, {@code features} and {@code
 *     repository}
 */
record Home(Path folder) {

  Path features() {
    return folder.resolve("features");
  }

  Path repository() {
    return folder.resolve("repository");
  }

  /** Bundles of the container itself, by start level; the folders are named after their level. */
  SortedMap<Integer, List<Path>> bundles() throws IOException {
    SortedMap<Integer, List<Path>> levels = new TreeMap<>();
    for (Path level : list(folder.resolve("system"), "*-*")) {
      String name = level.getFileName().toString();
      levels.put(Integer.valueOf(name.substring(0, name.indexOf('-'))), list(level, "*.jar"));
    }
    return levels;
  }

  private static List<Path> list(Path folder, String pattern) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
      entries.forEach(found::add);
    }
    found.sort(null);
    return found;
  }
}
