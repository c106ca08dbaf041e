package org.irqlab.shell;

import java.util.List;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.command.CommandOutcome;
import org.irqlab.api.command.Described;
import org.irqlab.api.command.ExitStatus;
import org.irqlab.api.command.Manual;
import org.irqlab.api.command.Operand;
import org.irqlab.api.lab.PathReader;
import org.irqlab.api.lab.Simulator;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.path.Path;
import org.irqlab.api.verdict.Trace;
import org.irqlab.shell.report.Columns;
import org.irqlab.shell.report.RunText;
import org.irqlab.shell.usage.Arguments;
import org.irqlab.shell.usage.Inputs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code irq:narrate}: the story of one healthy interrupt. */
@Component(
    service = Described.class,
    property = {"osgi.command.scope=irq", "osgi.command.function=narrate"})
public final class Narrate implements Described {
  private static final Manual MANUAL =
      new Manual(
          "narrate",
          Operand.one("PATH", Operand.Kind.FILE),
          "tells the story of one healthy interrupt, a column for each context",
          List.of(CommonOptions.SEED, CommonOptions.SET, CommonOptions.STEPS, CommonOptions.JSON),
          "irqlab narrate uart.path.yaml",
          List.of());

  private final PathReader reader;
  private final Simulator simulator;
  private final CommandOutcome outcome;

  /**
   * Connects the command.
   *
   * @param reader reads path files
   * @param simulator runs them
   * @param outcome takes the status
   */
  @Activate
  public Narrate(
      @Reference PathReader reader,
      @Reference Simulator simulator,
      @Reference CommandOutcome outcome) {
    this.reader = reader;
    this.simulator = simulator;
    this.outcome = outcome;
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
  public void narrate(String... words) {
    Arguments.parse(MANUAL, words).ifPresent(this::run);
  }

  private void run(Arguments arguments) {
    Path path =
        reader.read(
            Inputs.path(arguments.operands().get(0)),
            arguments.assignments(CommonOptions.SET.name()));
    Simulator.Report report = narrate(path, Run.seed(arguments));
    if (report.gaveUp(Simulator.NARRATED)) {
      outcome.report(ExitStatus.INCONCLUSIVE);
    }
    if (arguments.has(CommonOptions.JSON.name())) {
      System.out.print(RunText.json(report));
      return;
    }
    Trace trace = report.trace();
    boolean all = arguments.has(CommonOptions.STEPS.name());
    System.out.println(RunText.headline(report));
    Columns.lines(all ? trace.steps() : trace.story()).forEach(System.out::println);
    System.out.println(report.ending());
  }

  private Simulator.Report narrate(Path path, int seed) {
    try {
      return simulator.narrate(path, seed);
    } catch (LinkException bad) {
      throw new BadInput(path.file() + ": " + bad.getMessage(), bad);
    }
  }
}
