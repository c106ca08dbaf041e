package org.irqlab.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.command.CommandOutcome;
import org.irqlab.api.command.Described;
import org.irqlab.api.command.ExitStatus;
import org.irqlab.api.command.Interruption;
import org.irqlab.api.command.Manual;
import org.irqlab.api.command.Operand;
import org.irqlab.api.lab.Conformance;
import org.irqlab.shell.report.JUnitXml;
import org.irqlab.shell.report.VectorText;
import org.irqlab.shell.usage.Arguments;
import org.irqlab.shell.usage.Inputs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** {@code irq:conform}: recorded vectors against the models that are plugged in. */
@Component(
    service = Described.class,
    property = {"osgi.command.scope=irq", "osgi.command.function=conform"})
public final class Conform implements Described {
  private static final String SUFFIX = ".jsonl";
  private static final Manual MANUAL =
      new Manual(
          "conform",
          Operand.several("VECTORS", Operand.Kind.FILE),
          "replays recorded operation vectors against the hardware models that are plugged in",
          List.of(CommonOptions.JSON, CommonOptions.QUIET, CommonOptions.JUNIT),
          "irqlab conform vectors/plic",
          List.of(
              "VECTORS is a file, or a folder: then every *" + SUFFIX + " below it.",
              "The quirks named in a file's header are switched on for that file. A file that needs one or",
              "two more of the model's declared quirks passes too, and is told with them.",
              "Status 20 if a model departs from a recording, 3 if files were skipped."));

  private final CommandOutcome outcome;
  private final Interruption interruption;

  /** Comes and goes with its feature. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  private volatile List<Conformance> replayers = List.of();

  /**
   * Connects the command.
   *
   * @param outcome takes the status
   * @param interruption tells of Ctrl-C
   */
  @Activate
  public Conform(@Reference CommandOutcome outcome, @Reference Interruption interruption) {
    this.outcome = outcome;
    this.interruption = interruption;
  }

  Conform(CommandOutcome outcome, Interruption interruption, Conformance replayer) {
    this(outcome, interruption);
    this.replayers = List.of(replayer);
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
  public void conform(String... words) {
    Arguments.parse(MANUAL, words).ifPresent(this::run);
  }

  private void run(Arguments arguments) {
    Conformance replayer =
        replayers.stream()
            .findFirst()
            .orElseThrow(
                () -> new BadInput("conform: nothing replays vectors; plug 'conformance'"));
    Optional<java.nio.file.Path> junit = CommonOptions.junit(arguments);
    boolean json = arguments.has(CommonOptions.JSON.name());
    boolean quiet = arguments.has(CommonOptions.QUIET.name()) || json;
    List<Conformance.Outcome> outcomes = new ArrayList<>();
    for (java.nio.file.Path file : Inputs.files(arguments.operands(), SUFFIX)) {
      if (interruption.requested()) {
        outcome.report(ExitStatus.INTERRUPTED);
        break;
      }
      replay(replayer, file, outcomes, quiet);
    }
    System.out.print(json ? VectorText.json(outcomes) : VectorText.summary(outcomes) + "\n");
    junit.ifPresent(file -> JUnitXml.write(file, "irqlab conform", cases(outcomes)));
  }

  private void replay(
      Conformance replayer,
      java.nio.file.Path file,
      List<Conformance.Outcome> outcomes,
      boolean quiet) {
    try {
      Conformance.Outcome one = replayer.replay(file);
      outcomes.add(one);
      if (!quiet) {
        VectorText.lines(one).forEach(System.out::println);
      }
      outcome.report(status(one));
    } catch (BadInput bad) {
      System.err.println("irqlab: " + bad.getMessage());
      outcome.report(ExitStatus.BAD_INPUT);
    }
  }

  private static ExitStatus status(Conformance.Outcome one) {
    if (one.conforms()) {
      return ExitStatus.OK;
    }
    return one.skipped().isEmpty() ? ExitStatus.NOT_CONFORMING : ExitStatus.INCONCLUSIVE;
  }

  private static List<JUnitXml.Case> cases(List<Conformance.Outcome> outcomes) {
    return outcomes.stream()
        .map(
            one -> {
              String text = String.join("\n", VectorText.lines(one));
              boolean skipped = !one.skipped().isEmpty();
              Optional<String> failure =
                  one.conforms() || skipped ? Optional.empty() : Optional.of(text);
              return new JUnitXml.Case(
                  one.controller(),
                  one.file(),
                  0,
                  failure,
                  skipped ? Optional.of(one.skipped()) : Optional.empty());
            })
        .toList();
  }
}
