package org.irqlab.api.part;

import java.util.List;

/**
 * An option that a part declares.
 *
 * @param name its key in a path file
 * @param values the words it can be set to; empty if any whole number from 0 is meant
 * @param byDefault the value when a path does not set it
 * @param help one line for people
 */
public record OptionSpec(String name, List<String> values, String byDefault, String help) {
  /** Copies the list. */
  public OptionSpec {
    values = List.copyOf(values);
  }

  /**
   * An option with a few words as values.
   *
   * @param name its key
   * @param help one line for people
   * @param byDefault the default, also the first value
   * @param others the other values
   * @return the option
   */
  public static OptionSpec oneOf(String name, String help, String byDefault, String... others) {
    List<String> values = new java.util.ArrayList<>(List.of(others));
    values.add(0, byDefault);
    return new OptionSpec(name, values, byDefault, help);
  }

  /**
   * An option that is on or off ({@code true}, {@code false}).
   *
   * @param name its key
   * @param help one line for people
   * @param byDefault the default
   * @return the option
   */
  public static OptionSpec flag(String name, String help, boolean byDefault) {
    return oneOf(name, help, Boolean.toString(byDefault), Boolean.toString(!byDefault));
  }

  /**
   * An option that is a whole number from 0.
   *
   * @param name its key
   * @param help one line for people, with the unit
   * @param byDefault the default
   * @return the option
   */
  public static OptionSpec number(String name, String help, int byDefault) {
    return new OptionSpec(name, List.of(), Integer.toString(byDefault), help);
  }

  /**
   * Whether a value can be given to this option.
   *
   * @param value the value as written
   * @return true if it can
   */
  public boolean accepts(String value) {
    return values.isEmpty() ? value.matches("[0-9]{1,9}") : values.contains(value);
  }
}
