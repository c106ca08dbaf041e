package org.irqlab.itests.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * An installation of irqlab.
 *
 * @param folder where it is
 */
record Home(Path folder) {

  /** The installation that the build has made. */
  static Home built() {
    return new Home(Path.of(System.getProperty("irqlab.home")).toAbsolutePath().normalize());
  }

  /** Copies it, so that a test can spoil the copy. */
  Home copy(Path target) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.toList()) {
        Path copy = target.resolve(folder.relativize(entry).toString());
        if (Files.isDirectory(entry)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(entry, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    return new Home(target);
  }

  Path launcher() {
    return folder.resolve("bin").resolve("irqlab");
  }

  /** Adds a feature of one bundle with one component. */
  void add(String feature, Class<?> implementation, String component, String... headers)
      throws IOException {
    String id = "org.irqlab.test." + feature;
    Path jar = folder.resolve("repository/org/irqlab/" + id + "/1.0.0/" + id + "-1.0.0.jar");
    Files.createDirectories(jar.getParent());
    Manifest manifest = manifest(id, headers);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream bundle = new JarOutputStream(out, manifest)) {
      String path = implementation.getName().replace('.', '/') + ".class";
      bundle.putNextEntry(new JarEntry(path));
      try (var bytes = implementation.getClassLoader().getResourceAsStream(path)) {
        bytes.transferTo(bundle);
      }
      bundle.putNextEntry(new JarEntry("OSGI-INF/component.xml"));
      bundle.write(component.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    Files.writeString(
        folder.resolve("features").resolve(feature + ".json"),
        """
        {"feature-resource-version": "1.0", "id": "org.irqlab:test-feature-%s:1.0.0",
         "bundles": [{"id": "org.irqlab:%s:1.0.0"}]}
        """
            .formatted(feature, id));
  }

  private static Manifest manifest(String id, String... headers) {
    Manifest manifest = new Manifest();
    var attributes = manifest.getMainAttributes();
    attributes.putValue("Manifest-Version", "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", id);
    attributes.putValue("Bundle-Version", "1.0.0");
    attributes.putValue("Service-Component", "OSGI-INF/component.xml");
    for (String header : List.of(headers)) {
      attributes.putValue(
          header.substring(0, header.indexOf(':')),
          header.substring(header.indexOf(':') + 1).strip());
    }
    return manifest;
  }
}
