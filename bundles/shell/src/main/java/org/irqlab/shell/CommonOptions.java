package org.irqlab.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.irqlab.api.command.Nearest;
import org.irqlab.api.command.Option;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.shell.report.JUnitXml;
import org.irqlab.shell.usage.Arguments;
import org.irqlab.shell.usage.Inputs;

/** Options that several commands share. */
final class CommonOptions {
  static final Option JSON =
      Option.flag("json", "one JSON object on standard output, nothing else there");
  static final Option QUIET = Option.flag("quiet", "the first line of each answer only");
  static final Option SET =
      Option.with("set", "KEY=VALUE", "sets a key of the path file, as backend.disable=unlazy")
          .repeated();
  static final Option JUNIT = Option.with("junit", "FILE", "also writes a JUnit report");
  static final Option STEPS = Option.flag("steps", "every step, not only the story");
  static final Option SEED = Option.with("seed", "N", "seed of the choices, default 1");
  static final Option EXPECT =
      Option.with("expect", "VERDICT", "this verdict gives status 0, any other one does not")
          .of(Stream.of(Verdict.values()).map(Verdict::name).toList());

  private CommonOptions() {}

  static Optional<Path> junit(Arguments arguments) {
    return arguments.value(JUNIT.name()).map(Inputs::path).map(JUnitXml::target);
  }

  static Optional<Verdict> expected(Arguments arguments) {
    List<String> names = EXPECT.words();
    return arguments
        .value(EXPECT.name())
        .map(
            word ->
                Verdict.named(word)
                    .orElseThrow(
                        () ->
                            arguments.refuse(
                                "'" + word + "' is no verdict" + Nearest.hint(word, names))));
  }
}
