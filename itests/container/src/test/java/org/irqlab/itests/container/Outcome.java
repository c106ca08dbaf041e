package org.irqlab.itests.container;

/**
 * How one test inside ended, as one line of the report.
 *
 * @param name of the test
 * @param passed whether it passed
 * @param message why it did not; empty if it passed
 */
record Outcome(String name, boolean passed, String message) {
  private static final String MARK = "\t";

  String line() {
    String text = message.replace("\\", "\\\\").replace("\n", "\\n").replace(MARK, " ");
    return name + MARK + passed + MARK + text;
  }

  static Outcome parse(String line) {
    String[] parts = line.split(MARK, 3);
    String text = parts[2].replace("\\n", "\n").replace("\\\\", "\\");
    return new Outcome(parts[0], Boolean.parseBoolean(parts[1]), text);
  }
}
