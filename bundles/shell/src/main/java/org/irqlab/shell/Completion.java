package org.irqlab.shell;

import java.util.ArrayList;
import java.util.List;
import org.irqlab.api.command.Described;
import org.irqlab.api.command.Manual;
import org.irqlab.api.command.Operand;
import org.irqlab.api.command.Option;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * What the interactive shell offers at the tabulator, taken from the manuals. Its profile asks for
 * {@code irqlab:options} and {@code irqlab:operands} when it starts, and for {@code irqlab:choices}
 * and {@code irqlab:commands} at each tabulator.
 */
@Component(
    service = Completion.class,
    property = {
      "osgi.command.scope=irqlab",
      "osgi.command.function=options",
      "osgi.command.function=operands",
      "osgi.command.function=choices",
      "osgi.command.function=commands",
      "osgi.command.function=schemas"
    })
public final class Completion {
  /** Every command. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  private volatile List<Described> commands = List.of();

  /** Completes whatever is there. */
  @Activate
  public Completion() {}

  Completion(List<Described> commands) {
    this.commands = List.copyOf(commands);
  }

  /**
   * An option to declare to the shell.
   *
   * @param command the command, with its scope
   * @param option the option, without dashes
   * @param purpose one line for people
   * @param argument what to execute for its value, empty if it takes none or any
   */
  public record Hint(String command, String option, String purpose, String argument) {}

  /**
   * Every option of every command.
   *
   * @return the options
   */
  public List<Hint> options() {
    List<Hint> hints = new ArrayList<>();
    for (Manual manual : manuals()) {
      for (Option option : manual.options()) {
        String choices = "irqlab:choices " + manual.name() + " " + option.name();
        String argument = option.words().isEmpty() ? "" : choices;
        hints.add(new Hint("irq:" + manual.name(), option.name(), option.purpose(), argument));
      }
      hints.add(new Hint("irq:" + manual.name(), "help", "what this command takes", ""));
    }
    return hints;
  }

  /**
   * What every command works on.
   *
   * @return one for each command that takes something that can be completed; its option is empty
   */
  public List<Hint> operands() {
    return manuals().stream()
        .filter(manual -> manual.operand().kind() != Operand.Kind.NONE)
        .map(manual -> new Hint("irq:" + manual.name(), "", "", script(manual.operand().kind())))
        .toList();
  }

  private static String script(Operand.Kind kind) {
    return switch (kind) {
      case FILE -> "__files";
      case FEATURE -> "__features";
      case COMMAND -> "irqlab:commands";
      case SCHEMA -> "irqlab:schemas";
      case NONE -> "";
    };
  }

  /**
   * Values of an option.
   *
   * @param command the command, without scope
   * @param option the option, without dashes
   * @return the words it can be set to
   */
  public List<String> choices(String command, String option) {
    return manuals().stream()
        .filter(manual -> manual.name().equals(command))
        .flatMap(manual -> manual.options().stream())
        .filter(known -> known.name().equals(option))
        .flatMap(known -> known.words().stream())
        .toList();
  }

  /**
   * The commands.
   *
   * @return their names, without scope
   */
  public List<String> commands() {
    return manuals().stream().map(Manual::name).sorted().toList();
  }

  /**
   * The published schemas.
   *
   * @return their names
   */
  public List<String> schemas() {
    return Schema.NAMES;
  }

  private List<Manual> manuals() {
    return commands.stream().map(Described::manual).toList();
  }
}
