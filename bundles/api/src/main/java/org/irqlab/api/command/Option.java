package org.irqlab.api.command;

import java.util.List;

/**
 * An option of a command.
 *
 * @param name as typed, without the dashes
 * @param value what stands for its value in help, empty if it has none
 * @param repeatable whether it may be given several times
 * @param purpose one line for people
 * @param words values to offer for completion, if they are few
 */
public record Option(
    String name, String value, boolean repeatable, String purpose, List<String> words) {
  /** Copies the list. */
  public Option {
    words = List.copyOf(words);
  }

  /**
   * An option without a value.
   *
   * @param name as typed, without the dashes
   * @param purpose one line for people
   * @return the option
   */
  public static Option flag(String name, String purpose) {
    return new Option(name, "", false, purpose, List.of());
  }

  /**
   * An option with a value.
   *
   * @param name as typed, without the dashes
   * @param value what stands for its value in help
   * @param purpose one line for people
   * @return the option
   */
  public static Option with(String name, String value, String purpose) {
    return new Option(name, value, false, purpose, List.of());
  }

  /**
   * The same option with a few words to choose from.
   *
   * @param choice the words
   * @return the option
   */
  public Option of(List<String> choice) {
    return new Option(name, value, repeatable, purpose, choice);
  }

  /**
   * The same option, to be given any number of times.
   *
   * @return the option
   */
  public Option repeated() {
    return new Option(name, value, true, purpose, words);
  }

  /**
   * As it stands in help.
   *
   * @return with dashes, and with what stands for its value
   */
  public String text() {
    return value.isEmpty() ? "--" + name : "--" + name + " " + value;
  }
}
