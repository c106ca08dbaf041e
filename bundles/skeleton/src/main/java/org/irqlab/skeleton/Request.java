package org.irqlab.skeleton;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.irqlab.api.command.BadInput;

/**
 * What is to be written.
 *
 * @param family the kind of plugin
 * @param name what a user of the plugin will type; also the last segment of its package
 * @param directory where to, if the user says so
 */
record Request(Family family, String name, Optional<Path> directory) {
  private static final String USAGE = "'irqlab help new-plugin' tells more";

  private static final String DIRECTORY = "--dir";

  static Request parse(List<String> words) {
    List<String> operands = new ArrayList<>(words);
    Optional<Path> directory = Optional.empty();
    int option = operands.indexOf(DIRECTORY);
    if (option >= 0) {
      if (option + 1 == operands.size()) {
        throw new BadInput("new-plugin: " + DIRECTORY + " needs a directory; " + USAGE);
      }
      directory = Optional.of(Path.of(operands.remove(option + 1)));
      operands.remove(option);
    }
    if (operands.size() != 2) {
      throw new BadInput("new-plugin: expected KIND and NAME; " + USAGE);
    }
    String name = operands.get(1);
    if (!name.matches("[a-z][a-z0-9]*")) {
      throw new BadInput(
          "new-plugin: name '"
              + name
              + "': expected lower-case letters and digits, a letter first");
    }
    return new Request(Family.named(operands.get(0)), name, directory);
  }

  String artifact() {
    return "org.irqlab." + family.word() + "." + name;
  }

  String type() {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
