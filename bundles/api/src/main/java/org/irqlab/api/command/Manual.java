package org.irqlab.api.command;

import java.util.ArrayList;
import java.util.List;

/**
 * What a command takes and does.
 *
 * @param name as typed, without the scope
 * @param operand what it works on
 * @param purpose one line for people
 * @param options its options
 * @param example a line to copy
 * @param remarks more lines for people
 */
public record Manual(
    String name,
    Operand operand,
    String purpose,
    List<Option> options,
    String example,
    List<String> remarks) {
  /** Copies the lists. */
  public Manual {
    options = List.copyOf(options);
    remarks = List.copyOf(remarks);
  }

  /**
   * The names of its options.
   *
   * @return with dashes, {@code --help} among them
   */
  public List<String> optionNames() {
    List<String> names = new ArrayList<>(options.stream().map(o -> "--" + o.name()).toList());
    names.add("--help");
    return names;
  }

  /**
   * How it is typed.
   *
   * @return one line
   */
  public String usage() {
    String operands = operand.text().isEmpty() ? "" : " " + operand.text();
    return "irqlab " + name + (options.isEmpty() ? "" : " [OPTION]...") + operands;
  }

  /**
   * The whole help.
   *
   * @return several lines, the last one ended
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(usage()).append("\n  ").append(purpose).append('\n');
    remarks.forEach(line -> text.append("  ").append(line).append('\n'));
    if (!options.isEmpty()) {
      text.append("\noptions\n");
      int width = options.stream().mapToInt(o -> o.text().length()).max().orElse(0);
      for (Option option : options) {
        String pad = " ".repeat(width - option.text().length());
        text.append("  ").append(option.text()).append(pad).append("  ");
        text.append(option.purpose());
        text.append(option.repeatable() ? "; can be repeated\n" : "\n");
      }
    }
    return text.append("\nexample\n  ").append(example).append('\n').toString();
  }
}
