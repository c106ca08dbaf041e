package org.irqlab.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.command.CommandOutcome;
import org.irqlab.api.command.Described;
import org.irqlab.api.command.ExitStatus;
import org.irqlab.api.command.Manual;
import org.irqlab.api.command.Operand;
import org.irqlab.api.command.Option;
import org.irqlab.api.lab.PathReader;
import org.irqlab.api.lab.Simulator;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.path.Path;
import org.irqlab.shell.report.RunText;
import org.irqlab.shell.usage.Arguments;
import org.irqlab.shell.usage.Inputs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code irq:run}: one interleaving in virtual time. */
@Component(
    service = Described.class,
    property = {"osgi.command.scope=irq", "osgi.command.function=run"})
public final class Run implements Described {
  private static final int ASSERTIONS = 100;
  private static final int MOST_STEPS = 1_000_000;
  private static final Option TRACE =
      Option.with("trace", "FILE", "replays the trace of a result saved with check --json");
  private static final Option COUNT =
      Option.with("assertions", "N", "how often each device asserts, default the file's or 100");
  private static final Option MOST =
      Option.with("most", "N", "ends after so many steps, default 1000000");
  private static final Manual MANUAL =
      new Manual(
          "run",
          Operand.optional("PATH", Operand.Kind.FILE),
          "follows one interleaving in virtual time: counts and latencies",
          List.of(
              CommonOptions.SEED,
              COUNT,
              MOST,
              TRACE,
              CommonOptions.SET,
              CommonOptions.STEPS,
              CommonOptions.JSON,
              CommonOptions.QUIET),
          "irqlab run --seed 7 --assertions 1000 uart.path.yaml",
          List.of(
              "With --trace the path file named in the result is taken, unless PATH is given;",
              "a trace that cannot be followed to its end gives status 20."));

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
  public Run(
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
  public void run(String... words) {
    Arguments.parse(MANUAL, words).ifPresent(this::run);
  }

  private void run(Arguments arguments) {
    Optional<TraceFile> trace =
        arguments.value(TRACE.name()).map(file -> TraceFile.read(Inputs.path(file)));
    Path path = path(arguments, trace);
    Simulator.Report report;
    try {
      report =
          trace.isPresent()
              ? simulator.replay(path.in(trace.get().scope()), trace.get().moves())
              : simulator.run(path, seed(arguments), assertions(arguments, path), most(arguments));
    } catch (LinkException bad) {
      throw new BadInput(path.file() + ": " + bad.getMessage(), bad);
    }
    if (trace.isPresent() && report.trace().steps().size() < trace.get().moves().size()) {
      outcome.report(ExitStatus.NOT_CONFORMING);
    }
    if (trace.isEmpty() && report.gaveUp(most(arguments))) {
      outcome.report(ExitStatus.INCONCLUSIVE);
    }
    print(report, arguments);
  }

  private Path path(Arguments arguments, Optional<TraceFile> trace) {
    Map<String, String> set = new LinkedHashMap<>();
    trace.ifPresent(saved -> set.putAll(saved.set()));
    set.putAll(arguments.assignments(CommonOptions.SET.name()));
    String file =
        arguments.operands().stream()
            .findFirst()
            .or(() -> trace.map(TraceFile::path))
            .orElseThrow(() -> arguments.refuse("expected PATH or --trace FILE"));
    return reader.read(Inputs.path(file), set);
  }

  static int seed(Arguments arguments) {
    return arguments.number(CommonOptions.SEED.name(), 0).orElse(1);
  }

  private static int assertions(Arguments arguments, Path path) {
    return arguments.number(COUNT.name(), 1).orElse(path.scope().assertions().orElse(ASSERTIONS));
  }

  private static int most(Arguments arguments) {
    return arguments.number(MOST.name(), 1).orElse(MOST_STEPS);
  }

  private static void print(Simulator.Report report, Arguments arguments) {
    if (arguments.has(CommonOptions.JSON.name())) {
      System.out.print(RunText.json(report));
    } else if (arguments.has(CommonOptions.QUIET.name())) {
      System.out.println(RunText.headline(report));
    } else {
      RunText.lines(report, arguments.has(CommonOptions.STEPS.name())).forEach(System.out::println);
    }
  }
}
