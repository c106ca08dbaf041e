package org.irqlab.api.part;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of a part's options at one place of a path: every declared option has one.
 *
 * @param values by name
 */
public record Options(Map<String, String> values) {
  /** Copies the map. */
  public Options {
    values = Map.copyOf(values);
  }

  /**
   * The defaults, overridden by what is given. The given names and values must be declared; whoever
   * reads them from a user has checked that with {@link OptionSpec#accepts}.
   *
   * @param declared the part's options
   * @param given what the path sets
   * @return the values
   * @throws IllegalArgumentException if a name or value is not declared
   */
  public static Options of(List<OptionSpec> declared, Map<String, String> given) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, String> rest = new LinkedHashMap<>(given);
    for (OptionSpec option : declared) {
      String value = rest.remove(option.name());
      if (value != null && !option.accepts(value)) {
        throw new IllegalArgumentException(option.name() + " cannot be '" + value + "'");
      }
      values.put(option.name(), value == null ? option.byDefault() : value);
    }
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException("no option " + rest.keySet().iterator().next());
    }
    return new Options(values);
  }

  /**
   * The value of an option.
   *
   * @param name a declared option
   * @return its value
   */
  public String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("option " + name + " is not declared");
    }
    return value;
  }

  /**
   * Whether an option has a value.
   *
   * @param name a declared option
   * @param value the value
   * @return true if it has
   */
  public boolean is(String name, String value) {
    return get(name).equals(value);
  }

  /**
   * Whether a flag is on.
   *
   * @param name a declared flag
   * @return true if it is
   */
  public boolean on(String name) {
    return is(name, "true");
  }

  /**
   * The value of a number.
   *
   * @param name a declared number
   * @return its value, from 0
   */
  public int number(String name) {
    return Integer.parseInt(get(name));
  }
}
