package org.irqlab.api.path;

import java.util.Map;

/**
 * A part named at a stage of a path.
 *
 * @param name the part's name, such as {@code plic}, or {@code plic@1.1} for a version
 * @param id the instance's name in this path, empty for the default
 * @param options what the path sets, as written
 * @param place where it stands in the file
 */
public record Stage(String name, String id, Map<String, String> options, Place place) {
  /** Copies the map. */
  public Stage {
    options = Map.copyOf(options);
  }

  /**
   * The name of the instance.
   *
   * @return the id, or the part's name if it has none
   */
  public String instance() {
    return id.isEmpty() ? name : id;
  }

  /**
   * A position in a path file, for messages.
   *
   * @param file the file as the user named it
   * @param line from 1
   * @param column from 1
   */
  public record Place(String file, int line, int column) {
    @Override
    public String toString() {
      return file + ":" + line + ":" + column;
    }
  }
}
