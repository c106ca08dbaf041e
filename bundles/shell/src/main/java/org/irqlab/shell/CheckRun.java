package org.irqlab.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.command.CommandOutcome;
import org.irqlab.api.command.ExitStatus;
import org.irqlab.api.command.Interruption;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.lab.PathReader;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.path.Expectation;
import org.irqlab.api.path.Path;
import org.irqlab.api.verdict.Result;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.shell.report.Answer;
import org.irqlab.shell.report.JUnitXml;
import org.irqlab.shell.report.ResultJson;
import org.irqlab.shell.report.VerdictText;
import org.irqlab.shell.usage.Arguments;
import org.irqlab.shell.usage.Inputs;

/** One run of {@code check} over all the files it was given. */
final class CheckRun {
  private final PathReader reader;
  private final Checker checker;
  private final CommandOutcome outcome;
  private final Interruption interruption;
  private final Arguments arguments;
  private final Map<String, String> set;
  private final Optional<Verdict> expected;
  private final Checker.Request request;
  private final ProgressLine progress;
  private final AtomicReference<Checker.Progress> latest = new AtomicReference<>();
  private final Optional<java.nio.file.Path> junit;
  private final List<Answer> answers = new ArrayList<>();
  private final Map<String, String> refused = new LinkedHashMap<>();

  CheckRun(
      PathReader reader,
      Checker checker,
      CommandOutcome outcome,
      Interruption interruption,
      Arguments arguments) {
    this.reader = reader;
    this.checker = checker;
    this.outcome = outcome;
    this.interruption = interruption;
    this.arguments = arguments;
    this.set = arguments.assignments(CommonOptions.SET.name());
    this.expected = CommonOptions.expected(arguments);
    this.progress = ProgressLine.of(arguments);
    this.junit = CommonOptions.junit(arguments);
    Bounds bounds = Bounds.of(arguments);
    this.request =
        Checker.Request.PLAIN
            .withWorkers(arguments.number(Check.WORKERS.name(), 1, Check.MOST_WORKERS).orElse(1))
            .within(bounds.states(), bounds.seconds(), bounds.megabytes())
            .heardBy(latest::set)
            .whole(arguments.has(Check.WHOLE.name()))
            .inBits(arguments.number(Check.BITS.name(), 1));
  }

  void run() {
    for (java.nio.file.Path file : Inputs.files(arguments.operands(), Check.SUFFIX)) {
      if (interruption.requested()) {
        outcome.report(ExitStatus.INTERRUPTED);
        break;
      }
      attempt(file);
    }
    if (arguments.has(CommonOptions.JSON.name())) {
      System.out.print(ResultJson.of(answers, refused));
    }
    junit.ifPresent(file -> JUnitXml.write(file, "irqlab check", cases()));
  }

  private void attempt(java.nio.file.Path file) {
    try {
      check(file);
    } catch (BadInput bad) {
      refuse(file, bad.getMessage());
    } catch (LinkException bad) {
      refuse(file, file + ": " + bad.getMessage());
    } finally {
      progress.clear();
    }
  }

  private void refuse(java.nio.file.Path file, String message) {
    progress.clear();
    if (interruption.requested()) {
      // A file that is being read when the user stops the command seems to be unreadable.
      outcome.report(ExitStatus.INTERRUPTED);
      return;
    }
    refused.put(file.toString(), message);
    System.err.println("irqlab: " + message);
    outcome.report(ExitStatus.BAD_INPUT);
  }

  private void check(java.nio.file.Path file) {
    Path path = reader.read(file, set);
    boolean ownExpectation =
        expected.isEmpty() && (set.isEmpty() || set.keySet().stream().anyMatch(CheckRun::expects));
    if (!ownExpectation || path.expect().isEmpty()) {
      answer(file, path, path.scope(), expected);
      return;
    }
    for (Expectation expectation : path.expect()) {
      answer(file, path, expectation.scope(path.scope()), Optional.of(expectation.verdict()));
      if (interruption.requested()) {
        return;
      }
    }
  }

  private static boolean expects(String key) {
    return key.equals("expect") || key.startsWith("expect.");
  }

  private void answer(java.nio.file.Path file, Path path, Scope scope, Optional<Verdict> wanted) {
    boolean decides = expected.isPresent() || arguments.has(Check.AS_WRITTEN.name());
    Result result =
        interruption.watch(() -> checker.check(path.in(scope), request), this::showProgress);
    progress.clear();
    Answer answer =
        new Answer(
            file.toString(), set, wanted, decides, result, arguments.has(Check.STRICT.name()));
    answers.add(answer);
    outcome.report(answer.status());
    print(answer);
  }

  private void showProgress() {
    Optional.ofNullable(latest.getAndSet(null)).ifPresent(progress);
  }

  private void print(Answer answer) {
    if (arguments.has(CommonOptions.JSON.name())) {
      return;
    }
    if (arguments.has(CommonOptions.QUIET.name())) {
      System.out.println(VerdictText.headline(answer));
    } else {
      VerdictText.lines(answer, arguments.has(CommonOptions.STEPS.name()))
          .forEach(System.out::println);
    }
    System.out.flush();
  }

  private List<JUnitXml.Case> cases() {
    List<JUnitXml.Case> cases = new ArrayList<>();
    for (Answer answer : answers) {
      Optional<String> failure =
          answer.status() == ExitStatus.OK
              ? Optional.empty()
              : Optional.of(String.join("\n", VerdictText.lines(answer, false)));
      Result result = answer.result();
      String name = result.path() + " " + VerdictText.scope(result.scope());
      cases.add(
          new JUnitXml.Case(answer.file(), name, result.seconds(), failure, Optional.empty()));
    }
    refused.forEach(
        (file, message) ->
            cases.add(new JUnitXml.Case(file, file, 0, Optional.of(message), Optional.empty())));
    return cases;
  }
}
