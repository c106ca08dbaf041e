package org.irqlab.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.irqlab.api.command.Nearest;
import org.irqlab.api.command.Option;
import org.irqlab.shell.usage.Arguments;

/** The bounds of a search, {@code states=N,seconds=S,memory=MB}. */
record Bounds(OptionalLong states, OptionalInt seconds, OptionalInt megabytes) {
  static final Option OPTION =
      Option.with(
          "bound", "states=N,seconds=S,memory=MB", "ends the search early, any of the three");
  private static final List<String> KEYS = List.of("states", "seconds", "memory");
  private static final String NUMBER = "[1-9][0-9]{0,17}";

  static Bounds of(Arguments arguments) {
    Map<String, Long> values = new HashMap<>();
    for (String text : arguments.values(OPTION.name())) {
      for (String bound : text.split(",", -1)) {
        put(values, bound, arguments);
      }
    }
    return new Bounds(
        values.containsKey("states") ? OptionalLong.of(values.get("states")) : OptionalLong.empty(),
        small(values.get("seconds"), arguments),
        small(values.get("memory"), arguments));
  }

  private static void put(Map<String, Long> values, String bound, Arguments arguments) {
    int equals = bound.indexOf('=');
    String key = equals < 0 ? bound : bound.substring(0, equals);
    String value = equals < 0 ? "" : bound.substring(equals + 1);
    if (!KEYS.contains(key)) {
      throw arguments.refuse("'--bound " + bound + "': no such bound" + Nearest.hint(key, KEYS));
    }
    if (!value.matches(NUMBER)) {
      throw arguments.refuse("'--bound " + bound + "': expected a whole number from 1");
    }
    if (values.put(key, Long.parseLong(value)) != null) {
      throw arguments.refuse("'--bound': " + key + " is given twice");
    }
  }

  private static OptionalInt small(Long value, Arguments arguments) {
    if (value == null) {
      return OptionalInt.empty();
    }
    if (value > Integer.MAX_VALUE) {
      throw arguments.refuse("'--bound': " + value + " is too large");
    }
    return OptionalInt.of(value.intValue());
  }
}
