package org.irqlab.shell.usage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.irqlab.api.command.BadInput;

/** Files that a user named. */
public final class Inputs {
  private Inputs() {}

  /**
   * The files, those of folders in order of their names.
   *
   * @param names files and folders
   * @param suffix what files in folders are called
   * @return the files, each once
   */
  public static List<Path> files(List<String> names, String suffix) {
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      Path path = path(name);
      if (Files.isDirectory(path)) {
        files.addAll(below(path, suffix));
      } else {
        files.add(path);
      }
    }
    return files.stream().distinct().toList();
  }

  /** The file with a name. */
  public static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException invalid) {
      throw new BadInput("a file cannot be named '" + name.replace('\0', '?') + "'", invalid);
    }
  }

  private static List<Path> below(Path folder, String suffix) {
    try (Stream<Path> tree = Files.walk(folder)) {
      List<Path> files =
          tree.filter(file -> file.toString().endsWith(suffix))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new BadInput(folder + ": no file *" + suffix + " below this folder");
      }
      return files;
    } catch (IOException | java.io.UncheckedIOException failure) {
      throw new BadInput(folder + ": cannot be read: " + failure.getMessage(), failure);
    }
  }
}
