package org.irqlab.skeleton;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The files of a plugin, with the marks between {@code @} filled in.
 *
 * @param request what for
 * @param place where
 */
record Template(Request request, Place place) {

  /** Writes the three files and tells their names. */
  List<Path> write() throws IOException {
    String folder = request.artifact().replace('.', '/') + "/" + request.type();
    Map<String, String> targets =
        Map.of(
            "pom.xml.txt", "pom.xml",
            "Part.java.txt", "src/main/java/" + folder + ".java",
            "PartTest.java.txt", "src/test/java/" + folder + "Test.java");
    List<Path> written = new ArrayList<>();
    for (Map.Entry<String, String> entry : targets.entrySet()) {
      Path target = place.directory().resolve(entry.getValue());
      Files.createDirectories(target.getParent());
      Files.writeString(target, fill(read(entry.getKey())));
      written.add(target);
    }
    written.sort(null);
    return written;
  }

  private String fill(String text) {
    return text.replace("@name@", request.name())
        .replace("@Name@", request.type())
        .replace("@artifact@", request.artifact())
        .replace("@parent@", place.parent());
  }

  private String read(String file) throws IOException {
    String resource = request.family().word() + "/" + file;
    try (InputStream in = Template.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
