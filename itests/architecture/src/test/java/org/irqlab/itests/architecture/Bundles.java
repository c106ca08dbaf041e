package org.irqlab.itests.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The bundles as they were built: what each is called, exports, and where its classes are. */
record Bundles(SortedMap<String, Bundle> byName) {

  record Bundle(Path classes, Optional<String> exports) {}

  /** Reads the manifests below the folder of the bundles. */
  static Bundles built() {
    SortedMap<String, Bundle> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of("..", "..", "bundles"))) {
      files
          .filter(file -> file.endsWith("target/classes/META-INF/MANIFEST.MF"))
          .forEach(file -> read(file, found));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new Bundles(found);
  }

  private static void read(Path file, SortedMap<String, Bundle> found) {
    try (InputStream in = Files.newInputStream(file)) {
      var attributes = new Manifest(in).getMainAttributes();
      Optional<String> exports = Optional.ofNullable(attributes.getValue("Export-Package"));
      Bundle bundle = new Bundle(file.getParent().getParent(), exports);
      found.put(attributes.getValue("Bundle-SymbolicName"), bundle);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  List<Path> classes() {
    return byName.values().stream().map(Bundle::classes).toList();
  }

  /** The bundle that a package belongs to: the one with the longest name that begins it. */
  static Optional<String> owner(Stream<String> names, String packageName) {
    return names
        .filter(name -> (packageName + ".").startsWith(name + "."))
        .max(Comparator.comparingInt(String::length));
  }
}
