package org.irqlab.engine.lab;

import java.util.List;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.path.Path;
import org.irqlab.api.verdict.Result;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.parts.PluggedParts;
import org.irqlab.engine.parts.Preloaded;
import org.irqlab.engine.verdict.Findings;
import org.irqlab.engine.verdict.Verification;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Links a path and verifies its machine. */
@Component
public final class PathChecker implements Checker {
  private final PluggedParts parts;
  private final Preloaded preloaded = new Preloaded();

  /**
   * A checker.
   *
   * @param parts what is plugged in
   */
  @Activate
  public PathChecker(@Reference PluggedParts parts) {
    this.parts = parts;
  }

  @Override
  public Result check(Path path, Request request) {
    try (Sitting sitting = Sitting.open(path, parts, preloaded)) {
      Findings found = Verification.of(sitting.linked().machine(), request);
      return result(path, sitting, found);
    }
  }

  private static Result result(Path path, Sitting sitting, Findings found) {
    String detail =
        sitting
            .left()
            .filter(part -> found.verdict() == Verdict.INCONCLUSIVE)
            .map(part -> "part left: " + part.title())
            .orElse(found.detail());
    return new Result(
        path.name(),
        found.verdict(),
        found.also(),
        detail,
        path.scope(),
        sitting.linked().versions(),
        found.states(),
        found.transitions(),
        found.depth(),
        found.bytes(),
        found.seconds(),
        found.workers(),
        found.properties(),
        found.unreached(),
        sitting.linked().machine().warnings(),
        found.trace(),
        List.of());
  }
}
