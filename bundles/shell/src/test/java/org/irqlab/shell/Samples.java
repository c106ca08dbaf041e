package org.irqlab.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.lab.PathReader;
import org.irqlab.api.path.DeviceStage;
import org.irqlab.api.path.Expectation;
import org.irqlab.api.path.Path;
import org.irqlab.api.path.PathLine;
import org.irqlab.api.path.Stage;
import org.irqlab.api.verdict.Result;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Trace;
import org.irqlab.api.verdict.Verdict;

/** Paths and results to print. */
final class Samples {
  static final Trace STORM =
      new Trace(
          List.of(
              step(1, "uart", "raise", true, "uart/line", 0, 1),
              step(2, "cpu0", "do_trap/intr/readl(claim)", true, "plic/source[10].ip", 1, 0),
              step(3, "cpu0", "do_trap/intr/spin_lock(desc)", false, "desc/lock", 0, 1),
              new Trace.Step(
                  12,
                  "cpu0",
                  "do_trap/end: writel(10, claim/complete)",
                  "PLIC 1.0, Interrupt Completion",
                  true,
                  List.of("complete with the line still high", "pending again"),
                  changes("plic/source[10].ip", 0, 1))),
          OptionalInt.of(1));

  private Samples() {}

  static Result result(Path path, Verdict verdict) {
    boolean bad = verdict.violation();
    return new Result(
        path.name(),
        verdict,
        bad ? List.of(Verdict.STALL) : List.of(),
        bad ? "delivered for ever" : verdict == Verdict.INCONCLUSIVE ? "states=5 was reached" : "",
        path.scope(),
        Map.of("plic", "0.1.0"),
        12,
        20,
        5,
        16,
        0.25,
        1,
        List.of("STALL: weakly fair"),
        List.of("cpu0/never"),
        bad ? List.of("branch on a shared field") : List.of(),
        bad ? STORM : Trace.NONE,
        List.of(new Result.Advice(Map.of("a.b", "c"), Verdict.OK, 7)));
  }

  static Path path(String name, List<Expectation> expect) {
    DeviceStage device =
        new DeviceStage(
            Optional.empty(), OptionalInt.empty(), Optional.empty(), new Stage.Place("f", 1, 1));
    PathLine line =
        new PathLine(
            device,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Path(name, name, List.of(line), List.of(), List.of(), Scope.SMALLEST, expect);
  }

  static Expectation expecting(int cpus, Verdict verdict) {
    return new Expectation(OptionalInt.of(cpus), OptionalInt.empty(), Optional.empty(), verdict);
  }

  /** Reads a path from the name of its file: {@code storm.path.yaml} is one that storms. */
  static PathReader reader(Expectation... expect) {
    return new PathReader() {
      @Override
      public Path read(java.nio.file.Path file, Map<String, String> set) {
        String name = file.getFileName().toString().replace(".path.yaml", "");
        if (name.equals("bad")) {
          throw new BadInput("bad.path.yaml:1:1: nonsense; expected sense");
        }
        return path(set.getOrDefault("name", name), List.of(expect));
      }

      @Override
      public String schema() {
        return "{}";
      }
    };
  }

  /** Finds what the path is called. */
  static Checker checker() {
    return (path, request) ->
        result(path, Verdict.named(path.name()).orElseThrow(IllegalStateException::new));
  }

  private static Trace.Step step(
      int n, String context, String step, boolean story, String field, int before, int after) {
    return new Trace.Step(
        n, context, step, "source", story, List.of(), changes(field, before, after));
  }

  private static Map<String, Trace.Change> changes(String field, int before, int after) {
    Map<String, Trace.Change> changes = new LinkedHashMap<>();
    changes.put(field, new Trace.Change(before, after));
    return changes;
  }
}
