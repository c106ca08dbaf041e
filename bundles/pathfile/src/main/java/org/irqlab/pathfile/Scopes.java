package org.irqlab.pathfile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.irqlab.api.path.Expectation;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Scope.Timing;
import org.irqlab.api.verdict.Verdict;

/** Reads the bounds of a question and the answers that are expected. */
final class Scopes {
  static final int MOST = 16;
  static final int MOST_ASSERTIONS = 1_000_000;
  static final List<String> KEYS =
      List.of("cpus", "vcpus", "timing", "assertions", "workers", "nesting", "depth");
  static final List<String> EXPECT_KEYS = List.of("cpus", "vcpus", "timing", "verdict");
  static final List<String> TIMINGS =
      Stream.of(Timing.values()).map(timing -> timing.name().toLowerCase(Locale.ROOT)).toList();
  static final List<String> VERDICTS = Stream.of(Verdict.values()).map(Verdict::name).toList();

  private Scopes() {}

  static Scope scope(Form path) {
    Optional<Tree> tree = path.get("scope");
    if (tree.isEmpty()) {
      return Scope.SMALLEST;
    }
    Form form = Form.closed(tree.get(), "the scope", KEYS);
    Scope least = Scope.SMALLEST;
    return new Scope(
        form.number("cpus", 1, MOST).orElse(least.cpus()),
        form.number("vcpus", 1, MOST).orElse(least.vcpus()),
        timing(form).orElse(least.timing()),
        assertions(form),
        form.number("workers", 1, MOST).orElse(least.workers()),
        form.number("nesting", 1, MOST).orElse(least.nesting()),
        form.number("depth", 1, MOST).orElse(least.depth()));
  }

  private static OptionalInt assertions(Form form) {
    boolean unbounded = form.get("assertions").filter(Scopes::unbounded).isPresent();
    return unbounded ? OptionalInt.empty() : form.number("assertions", 1, MOST_ASSERTIONS);
  }

  private static boolean unbounded(Tree tree) {
    return tree instanceof Tree.Scalar word && word.text().equals("unbounded");
  }

  private static Optional<Timing> timing(Form form) {
    return form.oneOf("timing", TIMINGS).map(word -> Timing.valueOf(word.toUpperCase(Locale.ROOT)));
  }

  static List<Expectation> expect(Form path) {
    return path.items("expect").stream().map(Scopes::expectation).toList();
  }

  private static Expectation expectation(Tree tree) {
    if (tree instanceof Tree.Scalar word) {
      return new Expectation(
          OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), verdict(word));
    }
    Form form = Form.closed(tree, "the expectation", EXPECT_KEYS);
    Tree verdict = form.get("verdict").orElseThrow(() -> form.refuse("no 'verdict'; expected one"));
    return new Expectation(
        form.number("cpus", 1, MOST),
        form.number("vcpus", 1, MOST),
        timing(form),
        verdict(Form.scalar(verdict, "verdict")));
  }

  private static Verdict verdict(Tree.Scalar word) {
    return Verdict.named(word.text())
        .orElseThrow(
            () ->
                word.refuse(
                    "'"
                        + word.text()
                        + "' is no verdict"
                        + org.irqlab.api.command.Nearest.hint(word.text(), VERDICTS)));
  }
}
