package org.irqlab.api.topology;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;

/**
 * Where in a description something stands, as exactly as it is known.
 *
 * @param offset bytes from the beginning of the file, for binary descriptions
 * @param line line from 1, for text
 * @param node path or address of the device described there
 * @param property name of the property or column
 */
public record Place(
    OptionalLong offset, OptionalLong line, Optional<String> node, Optional<String> property) {

  /** The description as a whole. */
  public static final Place NOWHERE =
      new Place(OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());

  /**
   * A place in a binary file.
   *
   * @param offset bytes from its beginning
   * @return the place
   */
  public static Place offset(long offset) {
    return new Place(
        OptionalLong.of(offset), OptionalLong.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * A place in a text.
   *
   * @param line line number from 1
   * @return the place
   */
  public static Place line(long line) {
    return new Place(
        OptionalLong.empty(), OptionalLong.of(line), Optional.empty(), Optional.empty());
  }

  /**
   * The same place, with the device that is described there.
   *
   * @param path the device's path or address
   * @return the narrower place
   */
  public Place node(String path) {
    return new Place(offset, line, Optional.of(path), property);
  }

  /**
   * The same place, with the property that stands there.
   *
   * @param name the property's name
   * @return the narrower place
   */
  public Place property(String name) {
    return new Place(offset, line, node, Optional.of(name));
  }

  /** Words for a message: {@code offset 0x48, node /soc, property reg}; empty for nowhere. */
  @Override
  public String toString() {
    StringJoiner words = new StringJoiner(", ");
    offset.ifPresent(o -> words.add("offset 0x" + Long.toHexString(o)));
    line.ifPresent(l -> words.add("line " + l));
    node.ifPresent(n -> words.add("node " + n));
    property.ifPresent(p -> words.add("property " + p));
    return words.toString();
  }
}
