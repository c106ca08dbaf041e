package org.irqlab.itests.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command in a document, in a fenced block that is marked {@code console}.
 *
 * @param file the document
 * @param line where it stands
 * @param command what is typed behind {@code irqlab}
 * @param output what is shown of its output; a line of three dots stands for any number of lines
 * @param status what {@code echo $?} shows behind it
 */
record ShownCommand(
    String file, int line, String command, List<String> output, Optional<Integer> status) {
  private static final String PROMPT = "$ irqlab ";
  private static final String STATUS = "$ echo $?";
  private static final String LEFT_OUT = "...";

  static List<ShownCommand> in(Path document) throws IOException {
    List<String> lines = Files.readAllLines(document);
    List<ShownCommand> commands = new ArrayList<>();
    boolean console = false;
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).startsWith("```")) {
        console = lines.get(at).equals("```console");
      } else if (console && lines.get(at).startsWith(PROMPT)) {
        commands.add(at(document, lines, at));
      }
    }
    return commands;
  }

  private static ShownCommand at(Path document, List<String> lines, int at) {
    List<String> output = new ArrayList<>();
    int next = at + 1;
    while (!lines.get(next).startsWith("```") && !lines.get(next).startsWith("$ ")) {
      output.add(lines.get(next++));
    }
    Optional<Integer> status =
        lines.get(next).equals(STATUS)
            ? Optional.of(Integer.parseInt(lines.get(next + 1)))
            : Optional.empty();
    String command = lines.get(at).substring(PROMPT.length());
    return new ShownCommand(document.toString(), at + 1, command, output, status);
  }

  String[] words() {
    return command.split(" ");
  }

  /** Whether lines are what is shown, but for those that are left out. */
  boolean matches(List<String> printed) {
    return matches(output, printed);
  }

  private static boolean matches(List<String> shown, List<String> printed) {
    if (shown.isEmpty()) {
      return printed.isEmpty();
    }
    List<String> rest = shown.subList(1, shown.size());
    if (shown.get(0).equals(LEFT_OUT)) {
      for (int skip = 0; skip <= printed.size(); skip++) {
        if (matches(rest, printed.subList(skip, printed.size()))) {
          return true;
        }
      }
      return false;
    }
    return !printed.isEmpty()
        && shown.get(0).equals(printed.get(0))
        && matches(rest, printed.subList(1, printed.size()));
  }

  @Override
  public String toString() {
    return file + ":" + line + ": irqlab " + command;
  }
}
