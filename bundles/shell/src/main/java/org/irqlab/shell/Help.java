package org.irqlab.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.command.Described;
import org.irqlab.api.command.ExitStatus;
import org.irqlab.api.command.Manual;
import org.irqlab.api.command.Nearest;
import org.irqlab.api.command.Operand;
import org.irqlab.shell.report.Table;
import org.irqlab.shell.usage.Arguments;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** {@code irq:help}: every command, or one of them. */
@Component(
    service = Described.class,
    property = {"osgi.command.scope=irq", "osgi.command.function=help"})
public final class Help implements Described {
  private static final Manual MANUAL =
      new Manual(
          "help",
          Operand.optional("COMMAND", Operand.Kind.COMMAND),
          "lists the commands, or tells what one of them takes",
          List.of(),
          "irqlab help check",
          List.of());

  /** Answered by the launcher, so no service has it. */
  private static final Manual SHELL =
      new Manual(
          "shell",
          Operand.NONE,
          "opens the interactive shell with these commands",
          List.of(),
          "irqlab shell",
          List.of("Tab completes; Ctrl-C ends a command, Ctrl-D the shell."));

  /** Every other command. */
  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      target = "(!(osgi.command.function=help))")
  private volatile List<Described> commands = List.of();

  /** Help for whatever is there. */
  @Activate
  public Help() {}

  Help(List<Described> commands) {
    this.commands = List.copyOf(commands);
  }

  @Override
  public Manual manual() {
    return MANUAL;
  }

  /**
   * Runs the command.
   *
   * @param words its arguments
   */
  public void help(String... words) {
    Arguments.parse(MANUAL, words).ifPresent(this::run);
  }

  private void run(Arguments arguments) {
    if (arguments.operands().isEmpty()) {
      overview().forEach(System.out::println);
    } else {
      System.out.print(manual(arguments.operands().get(0)).text());
    }
  }

  private List<Manual> manuals() {
    List<Manual> manuals = new ArrayList<>(commands.stream().map(Described::manual).toList());
    manuals.add(MANUAL);
    manuals.sort(Comparator.comparing(Manual::name));
    manuals.add(SHELL);
    return manuals;
  }

  private Manual manual(String name) {
    List<Manual> all = manuals();
    List<String> names = all.stream().map(Manual::name).toList();
    return all.stream()
        .filter(manual -> manual.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new BadInput("no command '" + name + "'" + Nearest.hint(name, names)));
  }

  private List<String> overview() {
    List<String> lines = new ArrayList<>();
    lines.add("usage: irqlab COMMAND [OPTION]... [ARGUMENT]...");
    Table table = Table.plain();
    manuals().forEach(m -> table.row("  " + m.name(), m.operand().text(), m.purpose()));
    lines.addAll(table.lines());
    lines.add("'irqlab help COMMAND' tells the options of a command and shows an example");
    lines.add("exit status, of several the first one listed that occurred:");
    lines.add("  " + statuses());
    return lines;
  }

  private static String statuses() {
    return Stream.of(ExitStatus.values())
        .map(status -> status.code() + " " + status.name())
        .collect(Collectors.joining(", "));
  }
}
