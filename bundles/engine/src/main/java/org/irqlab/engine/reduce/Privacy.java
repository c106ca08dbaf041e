package org.irqlab.engine.reduce;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.verdict.Scope;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Speed;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.search.StepGenerator;

/**
 * Finds the points of contexts whose steps nobody else can see: what they touch, nobody else
 * changes while the context stands there, and what they change, nobody else looks at meanwhile.
 * Others do not touch it at all, or only where they hold a lock that this context holds. No watch
 * looks at it, no work is owed by it, nothing is delivered, and for whom the context is in the way
 * stays as it is. Of points that lead in a circle one is never private: nobody can go on for ever
 * in private.
 *
 * <p>Higher levels of its CPU may keep a context from a private step again and again, or it may be
 * slow for ever. That must look the same before the step and where it goes on in public. But a lock
 * is owed to who waits for it, and no other step is; so private steps never end at a point where a
 * lock is waited for.
 */
final class Privacy {
  private final Recording recording;
  private final Machine machine;
  private final Holding holding;
  private final BitSet visible = new BitSet();
  private final Map<Place, Traffic> traffic = new HashMap<>();

  private Privacy(Recording recording) {
    this.recording = recording;
    this.machine = recording.machine();
    this.holding = new Holding(recording);
    recording.watches().forEach(w -> visible.or(w.reads()));
    machine.owed().forEach(owed -> visible.set(owed.ordinal()));
  }

  /**
   * The private points of a machine.
   *
   * @param recording what it does
   * @return for each context and point whether it is private
   */
  static boolean[][] of(Recording recording) {
    Privacy privacy = new Privacy(recording);
    List<Executor> contexts = recording.machine().contexts();
    boolean[][] points = new boolean[contexts.size()][];
    for (Executor context : contexts) {
      boolean[] its = new boolean[context.points().size()];
      points[context.index()] = its;
      for (Executor.Point point : context.points()) {
        its[point.number()] = privacy.isPrivate(context, point);
      }
      new Circles(privacy, context, its).cut();
      privacy.stopBeforeLocks(context, its);
    }
    return points;
  }

  /** Makes points public that lead to a public one where a lock is waited for. */
  private void stopBeforeLocks(Executor context, boolean[] its) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Executor.Point point : context.points()) {
        if (its[point.number()]
            && point.transitions().stream()
                .flatMap(t -> targets(t).stream())
                .anyMatch(p -> !its[p] && waits(context.points().get(p)))) {
          its[point.number()] = false;
          changed = true;
        }
      }
    }
  }

  private static boolean waits(Executor.Point point) {
    return point.transitions().stream().anyMatch(Transition::takesLock);
  }

  private boolean isPrivate(Executor context, Executor.Point point) {
    boolean inTime =
        machine.scope().timing() == Scope.Timing.ANY || StepGenerator.inKernel(context);
    return inTime
        && !point.transitions().isEmpty()
        && point.transitions().stream().allMatch(t -> isQuiet(t) && isUnseen(t, context, point));
  }

  /** Whether a step is no event by itself. */
  private static boolean isQuiet(Transition t) {
    return t.speed() != Speed.ENVIRONMENT && t.step().marks().stream().noneMatch(Mark::delivery);
  }

  private boolean isUnseen(Transition t, Executor context, Executor.Point point) {
    Recording.Piece does = recording.steps().get(t.index());
    Place place = new Place(context.index(), holding.at(context.index(), point.number()));
    Traffic others = traffic.computeIfAbsent(place, this::meanwhile);
    return !does.writes().intersects(visible)
        && !does.writes().intersects(others.reads())
        && !does.writes().intersects(others.writes())
        && !does.reads().intersects(others.writes())
        && targets(t).stream().allMatch(p -> isInTheWayAsBefore(context, point.number(), p));
  }

  private List<Integer> targets(Transition t) {
    return recording.steps().get(t.index()).written(t.pc());
  }

  private boolean isInTheWayAsBefore(Executor context, int from, int to) {
    return machine.contexts().stream()
        .flatMap(
            other -> Stream.concat(other.obstacles().stream(), other.entryObstacles().stream()))
        .filter(obstacle -> obstacle.pc() == context.pc())
        .allMatch(obstacle -> obstacle.at()[from] == obstacle.at()[to]);
  }

  /** What others may do while a context stands somewhere and holds some locks. */
  private Traffic meanwhile(Place place) {
    BitSet reads = new BitSet();
    BitSet writes = new BitSet();
    for (Transition t : machine.transitions()) {
      if (concurrent(t, place)) {
        reads.or(recording.steps().get(t.index()).reads());
        writes.or(recording.steps().get(t.index()).writes());
      }
    }
    return new Traffic(reads, writes);
  }

  /** Whether another context can take a step while one stands somewhere. */
  private boolean concurrent(Transition t, Place place) {
    return t.context() != place.context()
        && !holding.at(t.context(), t.point()).intersects(place.locks());
  }

  private record Place(int context, BitSet locks) {}

  private record Traffic(BitSet reads, BitSet writes) {}

  /** Makes points public until no private ones lead in a circle. */
  private static final class Circles {
    private final Privacy privacy;
    private final Executor context;
    private final boolean[] points;
    private final boolean[] done;
    private final boolean[] open;

    Circles(Privacy privacy, Executor context, boolean[] points) {
      this.privacy = privacy;
      this.context = context;
      this.points = points;
      this.done = new boolean[points.length];
      this.open = new boolean[points.length];
    }

    void cut() {
      for (int p = 0; p < points.length; p++) {
        visit(p);
      }
    }

    private void visit(int point) {
      if (!points[point] || done[point]) {
        return;
      }
      open[point] = true;
      for (Transition t : context.points().get(point).transitions()) {
        for (int target : privacy.targets(t)) {
          if (open[target]) {
            points[target] = false;
          } else {
            visit(target);
          }
        }
      }
      open[point] = false;
      done[point] = true;
    }
  }
}
