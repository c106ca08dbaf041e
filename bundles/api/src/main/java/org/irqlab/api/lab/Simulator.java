package org.irqlab.api.lab;

import java.util.List;
import java.util.Map;
import org.irqlab.api.path.Path;
import org.irqlab.api.verdict.Trace;
import org.osgi.annotation.versioning.ProviderType;

/** Follows one interleaving of a path in virtual time. */
@ProviderType
public interface Simulator {
  /** Most steps of {@link #narrate}: a path whose interrupt does not end is given up there. */
  int NARRATED = 1_000;

  /**
   * Links a path and runs it until every assertion was served, nothing more can happen, or as many
   * steps were taken as the run may have.
   *
   * @param path the path
   * @param seed of the choices; the same seed gives the same run
   * @param assertions how often each device asserts, at least 1
   * @param mostSteps an end for runs that have none
   * @return the report
   * @throws org.irqlab.api.command.BadInput if a part is not plugged in or an option not declared
   * @throws org.irqlab.api.part.LinkException if the parts do not fit or break a rule
   */
  Report run(Path path, long seed, int assertions, int mostSteps);

  /**
   * Runs one healthy interrupt: no step of the environment but the first assertion of each device.
   *
   * @param path the path
   * @param seed of the choices
   * @return the report
   * @throws org.irqlab.api.command.BadInput if a part is not plugged in or an option not declared
   * @throws org.irqlab.api.part.LinkException if the parts do not fit or break a rule
   */
  default Report narrate(Path path, long seed) {
    return run(path, seed, 1, NARRATED);
  }

  /**
   * Replays a trace by the names of its contexts and steps.
   *
   * @param path the path
   * @param trace context and step of each step
   * @return the report; its ending says where the trace could not be followed
   * @throws org.irqlab.api.command.BadInput if a part is not plugged in or an option not declared
   * @throws org.irqlab.api.part.LinkException if the parts do not fit or break a rule
   */
  Report replay(Path path, List<Move> trace);

  /**
   * A step of a trace to replay.
   *
   * @param context who takes it
   * @param step its full name
   */
  record Move(String context, String step) {}

  /**
   * What a run was like. Times are virtual nanoseconds from a table of costs.
   *
   * @param path name of the path
   * @param seed its seed
   * @param assertions assertions made
   * @param served assertions served
   * @param nanoseconds virtual time from start to end
   * @param counts how often each kind of step was taken: {@code host interrupts}, {@code traps} and
   *     so on
   * @param latencies percentiles of the time from an assertion to its service, such as {@code p50},
   *     {@code p99}, {@code max}; empty if nothing was served
   * @param ending how it ended: one clause
   * @param trace what happened
   */
  record Report(
      String path,
      long seed,
      int assertions,
      int served,
      long nanoseconds,
      Map<String, Long> counts,
      Map<String, Long> latencies,
      String ending,
      Trace trace) {

    /**
     * Whether it was given up.
     *
     * @param mostSteps as many steps as it might have
     * @return true if it took all of them
     */
    public boolean gaveUp(int mostSteps) {
      return counts.getOrDefault("steps", 0L) >= mostSteps;
    }

    /**
     * How often a guest was left for one interrupt: {@code VM exits}, which it did not ask for, and
     * {@code traps}, its own accesses to what is emulated.
     *
     * @return exits for each assertion that was served; 0 if none was
     */
    public double exitsPerAssertion() {
      long exits = counts.getOrDefault("VM exits", 0L) + counts.getOrDefault("traps", 0L);
      return served == 0 ? 0 : (double) exits / served;
    }
  }
}
