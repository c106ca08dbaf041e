package org.irqlab.shell;

import java.util.List;
import org.irqlab.api.command.CommandOutcome;
import org.irqlab.api.command.Described;
import org.irqlab.api.command.Interruption;
import org.irqlab.api.command.Manual;
import org.irqlab.api.command.Operand;
import org.irqlab.api.command.Option;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.lab.PathReader;
import org.irqlab.shell.usage.Arguments;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code irq:check}: every interleaving of paths. */
@Component(
    service = Described.class,
    property = {"osgi.command.scope=irq", "osgi.command.function=check"})
public final class Check implements Described {
  static final String SUFFIX = ".path.yaml";
  static final int MOST_WORKERS = 64;
  static final Option WORKERS =
      Option.with("workers", "N", "parallel workers, default 1, at most " + MOST_WORKERS);
  static final Option AS_WRITTEN =
      Option.flag("as-expected", "what a file itself expects gives status 0");
  static final Option STRICT = Option.flag("strict", "REDUNDANT gives status 18 instead of 0");
  static final Option WHOLE =
      Option.flag("whole", "visits every state, even where fewer give the same verdict");

  static final Option BITS =
      Option.with(
          "bitstate",
          "MB",
          "keeps some bits of each state only, in so much memory: finds violations, proves nothing");

  private static final Manual MANUAL =
      new Manual(
          "check",
          Operand.several("PATH", Operand.Kind.FILE),
          "visits every interleaving of path files: verdict, states, shortest story",
          List.of(
              CommonOptions.SET,
              CommonOptions.EXPECT,
              AS_WRITTEN,
              STRICT,
              CommonOptions.STEPS,
              Bounds.OPTION,
              WORKERS,
              WHOLE,
              BITS,
              ProgressLine.OPTION,
              CommonOptions.JSON,
              CommonOptions.QUIET,
              CommonOptions.JUNIT),
          "irqlab check --set frontend.completion=guest --bound seconds=60 uart.path.yaml",
          List.of(
              "PATH is a path file, or a folder: then every *" + SUFFIX + " below it.",
              "A file's own 'expect' is compared and says in which scopes it is checked, unless",
              "--set changes the file or --expect is given. The status is that of the verdict found,",
              "or 20 if that is 0 and another one was expected."));

  private final PathReader reader;
  private final Checker checker;
  private final CommandOutcome outcome;
  private final Interruption interruption;

  /**
   * Connects the command.
   *
   * @param reader reads path files
   * @param checker searches
   * @param outcome takes the status
   * @param interruption tells of Ctrl-C
   */
  @Activate
  public Check(
      @Reference PathReader reader,
      @Reference Checker checker,
      @Reference CommandOutcome outcome,
      @Reference Interruption interruption) {
    this.reader = reader;
    this.checker = checker;
    this.outcome = outcome;
    this.interruption = interruption;
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
  public void check(String... words) {
    Arguments.parse(MANUAL, words)
        .ifPresent(
            arguments -> new CheckRun(reader, checker, outcome, interruption, arguments).run());
  }
}
