package org.irqlab.api.lab;

import java.util.Map;
import org.irqlab.api.path.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Reads path files. */
@ProviderType
public interface PathReader {
  /**
   * Reads one path file and everything it names.
   *
   * @param file the file
   * @param set overrides, dotted key to value, such as {@code frontend.completion} to {@code host}
   * @return the path
   * @throws org.irqlab.api.command.BadInput if it cannot be read or says what nobody understands:
   *     one line with file, line, column, what was expected and the nearest known name
   */
  Path read(java.nio.file.Path file, Map<String, String> set);

  /**
   * The JSON Schema of path files, made from what is plugged in.
   *
   * @return the schema as JSON text
   */
  String schema();
}
