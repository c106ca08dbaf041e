package org.irqlab.engine.run;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.irqlab.api.lab.Simulator;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Speed;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.trace.Narrator;

/**
 * One run in virtual time. Contexts work side by side: each is busy while its step lasts, and of
 * those that can move the one that could first does; the seed decides between equals and draws the
 * times at which sources assert. No other step of the environment is taken.
 */
public final class Simulation {
  /** Nanoseconds within which a source asserts for the first time. Assumed. */
  private static final int FIRST = 1_000;

  /** Least nanoseconds from one assertion of a source to the next. Assumed. */
  private static final int GAP = 50_000;

  /** How much longer that may be. Assumed. */
  private static final int SPREAD = 100_000;

  private final Machine machine;
  private final Costs costs;
  private final Random random;
  private final int mostSteps;
  private final Options options;
  private final Narrator narrator;
  private final Tally tally;
  private final long[] busyUntil;
  private final long[] readySince;
  private final boolean[] ready;
  private final int[] left;
  private final long[] due;
  private long now;
  private long end;

  private Simulation(Machine machine, Costs costs, long seed, int assertions, int mostSteps) {
    this.machine = machine;
    this.costs = costs;
    this.random = new Random(seed);
    this.mostSteps = mostSteps;
    this.options = new Options(machine);
    this.narrator = new Narrator(machine);
    this.tally = new Tally(machine);
    this.busyUntil = new long[machine.contexts().size()];
    this.readySince = new long[machine.contexts().size()];
    this.ready = new boolean[machine.contexts().size()];
    this.left = new int[machine.owed().size()];
    this.due = new long[machine.owed().size()];
    Arrays.fill(left, assertions);
    Arrays.setAll(due, i -> random.nextInt(FIRST));
  }

  /**
   * Runs a machine until everything that was asserted is done and nothing moves any more, nothing
   * can happen, or as many steps were taken as may be.
   *
   * @param path name of the path, for the report
   * @param machine the machine
   * @param costs what steps cost
   * @param seed of the choices; the same seed gives the same run
   * @param assertions how often each source asserts
   * @param mostSteps an end for runs that have none
   * @return the report
   */
  public static Simulator.Report of(
      String path, Machine machine, Costs costs, long seed, int assertions, int mostSteps) {
    Simulation run = new Simulation(machine, costs, seed, assertions, mostSteps);
    String ending = run.toItsEnd();
    return new Simulator.Report(
        path,
        seed,
        run.tally.assertions(),
        run.tally.served(),
        run.end,
        run.tally.counts(),
        run.tally.percentiles(),
        ending,
        run.narrator.trace(OptionalInt.empty()));
  }

  private String toItsEnd() {
    for (int step = 0; step < mostSteps; step++) {
      Move move = next();
      if (move == null) {
        return ending();
      }
      String why = take(move);
      if (why != null) {
        return "condemned: " + narrator.condemned() + ", " + why;
      }
    }
    return "stopped after " + mostSteps + " steps: " + ending();
  }

  private String ending() {
    if (tally.served() < tally.assertions()) {
      int owed = tally.assertions() - tally.served();
      return owed + (owed == 1 ? " assertion" : " assertions") + " not served";
    }
    return Arrays.stream(left).anyMatch(n -> n > 0)
        ? "not all sources could assert as often as they should"
        : "every assertion was served";
  }

  /** The move that can be made first, or null if there is none. */
  private Move next() {
    List<Transition> enabled = options.in(narrator.words());
    noteReady(enabled);
    Move best = null;
    int equals = 0;
    for (Transition transition : enabled) {
      Move move = move(transition);
      if (move != null && (best == null || move.at() <= best.at())) {
        equals = best != null && move.at() == best.at() ? equals + 1 : 1;
        best = random.nextInt(equals) == 0 ? move : best;
      }
    }
    return best;
  }

  /** When a transition could be taken, or null if it is not for this run to take. */
  private Move move(Transition transition) {
    int context = transition.context();
    long at = Math.max(busyUntil[context], readySince[context]);
    if (transition.speed() != Speed.ENVIRONMENT) {
      return new Move(transition, -1, Math.max(at, now));
    }
    int source = options.asserts(transition, narrator.words());
    return source < 0 || left[source] == 0
        ? null
        : new Move(transition, source, Math.max(Math.max(at, due[source]), now));
  }

  /** Notes since when each context can move: since the step ended that let it. */
  private void noteReady(List<Transition> enabled) {
    boolean[] before = ready.clone();
    Arrays.fill(ready, false);
    for (Transition transition : enabled) {
      int context = transition.context();
      if (!before[context] && !ready[context]) {
        readySince[context] = end;
      }
      ready[context] = true;
    }
  }

  private String take(Move move) {
    now = move.at();
    if (move.source() >= 0) {
      left[move.source()]--;
      due[move.source()] = now + GAP + random.nextInt(SPREAD);
      tally.asserted(move.source(), now);
    }
    String why = narrator.take(move.transition());
    end = now + costs.of(move.transition());
    busyUntil[move.transition().context()] = end;
    tally.step(move.transition());
    tally.served(narrator.words(), end);
    return why;
  }

  /** A transition, the source it asserts or -1, and when it can be taken. */
  private record Move(Transition transition, int source, long at) {}
}
