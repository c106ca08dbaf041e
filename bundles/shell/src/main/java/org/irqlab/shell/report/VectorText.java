package org.irqlab.shell.report;

import java.util.List;
import org.irqlab.api.lab.Conformance;

/** Replayed vectors, as lines for people and as {@code irqlab-conformance/1}. */
public final class VectorText {
  private VectorText() {}

  /** What to say of one file; nothing if it conforms as its header says. */
  public static List<String> lines(Conformance.Outcome outcome) {
    if (!outcome.skipped().isEmpty()) {
      return List.of(outcome.file() + ": skipped: " + outcome.skipped());
    }
    if (!outcome.assumed().isEmpty()) {
      return List.of(
          outcome.file()
              + ": conforms with "
              + String.join(", ", outcome.assumed())
              + ", which its header does not name");
    }
    return outcome.divergences().stream().map(d -> line(outcome.file(), d)).toList();
  }

  private static String line(String file, Conformance.Divergence divergence) {
    return file
        + ":"
        + divergence.line()
        + ": "
        + divergence.operation()
        + ": expected "
        + divergence.expected()
        + ", observed "
        + divergence.observed();
  }

  /** The last line. */
  public static String summary(List<Conformance.Outcome> outcomes) {
    long passed = outcomes.stream().filter(Conformance.Outcome::conforms).count();
    long skipped = outcomes.stream().filter(o -> !o.skipped().isEmpty()).count();
    long failed = outcomes.size() - passed - skipped;
    return passed
        + " passed, "
        + failed
        + " failed"
        + (skipped > 0 ? ", " + skipped + " skipped" : "");
  }

  /** All outcomes as JSON. */
  public static String json(List<Conformance.Outcome> outcomes) {
    return JsonText.object(
        json -> {
          json.write("schema", "irqlab-conformance/1");
          json.write("summary", summary(outcomes));
          JsonText.list(
              json,
              "files",
              outcomes,
              outcome -> {
                json.write("file", outcome.file());
                json.write("controller", outcome.controller());
                json.write("operations", outcome.operations());
                json.write("conforms", outcome.conforms());
                json.write("skipped", outcome.skipped());
                JsonText.words(json, "assumed", outcome.assumed());
                JsonText.list(
                    json,
                    "divergences",
                    outcome.divergences(),
                    divergence -> {
                      json.write("line", divergence.line());
                      json.write("operation", divergence.operation());
                      json.write("expected", divergence.expected());
                      json.write("observed", divergence.observed());
                    });
              });
        });
  }
}
