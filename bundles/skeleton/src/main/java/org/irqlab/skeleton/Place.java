package org.irqlab.skeleton;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.irqlab.api.command.BadInput;

/**
 * Where a plugin goes.
 *
 * @param directory the plugin's folder
 * @param bundles the folder above it that holds the parent of every bundle
 */
record Place(Path directory, Path bundles) {
  private static final String PARENT = "<artifactId>org.irqlab.bundles</artifactId>";

  /** Finds the place for a plugin; without a directory of its own, below the caller's. */
  static Place of(Request request, Path caller) throws IOException {
    Path directory =
        request
            .directory()
            .map(caller::resolve)
            .orElse(
                caller
                    .resolve("bundles")
                    .resolve(request.family().folder())
                    .resolve(request.name()))
            .toAbsolutePath()
            .normalize();
    if (Files.exists(directory) && !empty(directory)) {
      throw new BadInput("new-plugin: " + directory + " is there already, and is not empty");
    }
    for (Path above = directory; above != null; above = above.getParent()) {
      Path pom = above.resolve("pom.xml");
      if (Files.isRegularFile(pom) && isParent(pom)) {
        return new Place(directory, above);
      }
    }
    throw new BadInput(
        "new-plugin: " + directory + " is not below the folder bundles/ of irqlab's sources");
  }

  private static boolean empty(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  /** The first artifact named outside of a parent element is the project itself. */
  private static boolean isParent(Path pom) throws IOException {
    String text = Files.readString(pom).replaceAll("(?s)<parent>.*?</parent>", "");
    return text.contains(PARENT) && text.contains("<modules>");
  }

  /** The module as the list of modules names it. */
  String module() {
    return bundles.relativize(directory).toString().replace('\\', '/');
  }

  /** The way from the plugin's folder to its parent. */
  String parent() {
    return directory.relativize(bundles).toString().replace('\\', '/');
  }
}
