package org.irqlab.shell.usage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.command.Manual;
import org.irqlab.api.command.Nearest;
import org.irqlab.api.command.Operand;
import org.irqlab.api.command.Option;

/** The words a command was given, checked against its manual. */
public final class Arguments {
  private static final int MOST = 999_999_999;

  private final Manual manual;
  private final Map<String, List<String>> options = new LinkedHashMap<>();
  private final List<String> operands = new ArrayList<>();

  private Arguments(Manual manual) {
    this.manual = manual;
  }

  /**
   * Sorts words into options and operands.
   *
   * @param manual what the command takes
   * @param words the words as typed; options may stand anywhere, {@code --} ends them
   * @return the arguments, or empty if help was asked for and printed
   */
  public static Optional<Arguments> parse(Manual manual, String... words) {
    Arguments arguments = new Arguments(manual);
    boolean help = arguments.sort(words);
    if (help) {
      System.out.print(manual.text());
      return Optional.empty();
    }
    arguments.count();
    return Optional.of(arguments);
  }

  private boolean sort(String... words) {
    boolean literal = false;
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      if (literal || !word.startsWith("-") || word.equals("-")) {
        operands.add(word);
      } else if (word.equals("--")) {
        literal = true;
      } else if (word.equals("--help") || word.equals("-h")) {
        return true;
      } else {
        i += option(word, i + 1 < words.length ? Optional.of(words[i + 1]) : Optional.empty());
      }
    }
    return false;
  }

  /** Takes in an option; tells how many further words it used up. */
  private int option(String word, Optional<String> next) {
    int equals = word.indexOf('=');
    String typed = equals < 0 ? word : word.substring(0, equals);
    Option option =
        manual.options().stream()
            .filter(known -> typed.equals("--" + known.name()))
            .findFirst()
            .orElseThrow(() -> unknown(typed));
    List<String> values = options.computeIfAbsent(option.name(), name -> new ArrayList<>());
    if (!values.isEmpty() && !option.repeatable()) {
      throw refuse("option '" + typed + "' is given twice");
    }
    if (option.value().isEmpty()) {
      if (equals >= 0) {
        throw refuse("option '" + typed + "' takes no value");
      }
      values.add("");
      return 0;
    }
    if (equals >= 0) {
      values.add(word.substring(equals + 1));
      return 0;
    }
    values.add(
        next.orElseThrow(() -> refuse("option '" + typed + "' needs a value: " + option.text())));
    return 1;
  }

  private BadInput unknown(String typed) {
    String near =
        Nearest.to(typed, manual.optionNames()).map(n -> "; nearest is '" + n + "'").orElse("");
    return refuse("no option '" + typed + "'" + near);
  }

  private void count() {
    Operand operand = manual.operand();
    if (operands.size() < operand.least()) {
      throw refuse("expected " + operand.text());
    }
    if (operands.size() > operand.most()) {
      throw refuse("unexpected '" + operands.get(operand.most()) + "'");
    }
  }

  /** Refuses these arguments, with a hint at the help. */
  public BadInput refuse(String problem) {
    return new BadInput(
        manual.name() + ": " + problem + "; 'irqlab help " + manual.name() + "' tells more");
  }

  /** What the command works on. */
  public List<String> operands() {
    return List.copyOf(operands);
  }

  /** Whether a flag was given. */
  public boolean has(String option) {
    return options.containsKey(option);
  }

  /** The value of an option. */
  public Optional<String> value(String option) {
    return Optional.ofNullable(options.get(option)).map(values -> values.get(0));
  }

  /** The values of an option that can be repeated. */
  public List<String> values(String option) {
    return options.getOrDefault(option, List.of());
  }

  /** The value of an option that is a whole number, as large as there are digits for. */
  public OptionalInt number(String option, int least) {
    return number(option, least, MOST);
  }

  /** The value of an option that is a whole number within bounds. */
  public OptionalInt number(String option, int least, int most) {
    Optional<String> value = value(option);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    int number = value.get().matches("[0-9]{1,9}") ? Integer.parseInt(value.get()) : -1;
    if (number < least || number > most) {
      throw refuse(
          "'--%s %s': expected a whole number from %d to %d"
              .formatted(option, value.get(), least, most));
    }
    return OptionalInt.of(number);
  }

  /** The value of an option that takes assignments, {@code key=value}. */
  public Map<String, String> assignments(String option) {
    Map<String, String> assignments = new LinkedHashMap<>();
    for (String text : values(option)) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw refuse("'--" + option + " " + text + "': expected key=value");
      }
      assignments.put(text.substring(0, equals), text.substring(equals + 1));
    }
    return assignments;
  }
}
