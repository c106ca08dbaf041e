package org.irqlab.api.path;

import java.util.Optional;
import java.util.OptionalInt;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Verdict;

/**
 * The verdict that is expected in a scope.
 *
 * @param cpus host CPUs, or empty for those of the path's own scope
 * @param vcpus virtual CPUs, or empty for those of the path's own scope
 * @param timing timing, or empty for that of the path's own scope
 * @param verdict the verdict
 */
public record Expectation(
    OptionalInt cpus, OptionalInt vcpus, Optional<Scope.Timing> timing, Verdict verdict) {

  /**
   * The scope it speaks of.
   *
   * @param base the path's own
   * @return that, with what this expectation names instead
   */
  public Scope scope(Scope base) {
    return new Scope(
        cpus.orElse(base.cpus()),
        vcpus.orElse(base.vcpus()),
        timing.orElse(base.timing()),
        base.assertions(),
        base.workers(),
        base.nesting(),
        base.depth());
  }
}
