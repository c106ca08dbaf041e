package org.irqlab.engine.verdict;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.verdict.Trace;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.search.Alarm;
import org.irqlab.engine.search.Limits;
import org.irqlab.engine.search.Search;
import org.irqlab.engine.search.Space;
import org.irqlab.engine.table.LateGenerator;
import org.irqlab.engine.table.LateTables;
import org.irqlab.engine.trace.Narrator;
import org.irqlab.engine.trace.Stem;

/**
 * Answers the question for one machine: visits every state, then looks for runs without end, then
 * counts repetitions. The shallowest state that must not be, or step that must not be taken, comes
 * before anything that needs the finished graph.
 */
public final class Verification {
  private final Machine machine;
  private final Checker.Request request;
  private final Limits limits;
  private final LateTables late;
  private final Judge judge;

  private Verification(Machine machine, Checker.Request request) {
    this.machine = machine;
    this.request = request;
    this.limits = new Limits(request.states(), request.seconds(), request.megabytes());
    this.late = new LateTables(machine);
    this.judge = new Judge(machine);
  }

  /**
   * Verifies a machine. Interrupt the calling thread to stop it; it stays interrupted.
   *
   * @param machine the machine
   * @param request bounds, workers and who hears of progress
   * @return what was found
   */
  public static Findings of(Machine machine, Checker.Request request) {
    return new Verification(machine, request).findings();
  }

  private Findings findings() {
    Space space =
        new Search(
                machine.layout().words(),
                () -> new LateGenerator(machine, late, true),
                () -> new Judge(machine),
                request.workers(),
                limits,
                request.progress())
            .from(machine.initial());
    if (space.alarm().isPresent()) {
      return alarmed(space, space.alarm().get());
    }
    if (space.stopped().isPresent()) {
      return inconclusive(space);
    }
    try {
      return finished(space);
    } catch (BoundHit e) {
      return inconclusive(space);
    }
  }

  private Findings alarmed(Space space, Alarm alarm) {
    space.visited().forget();
    Stem.Run stem =
        Stem.to(
            new LateGenerator(machine, late, true),
            machine.initial(),
            (in, at) -> Alarm.compare(in, at, alarm.state(), 0, alarm.state().length) == 0);
    List<Verdict> also = new ArrayList<>(space.kinds());
    if (alarm.fault() < 0) {
      Transition last = machine.transitions().get(alarm.transition());
      Narrator narrator = new Narrator(machine);
      for (int t : stem.taken()) {
        narrator.take(machine.transitions().get(t));
      }
      String why = narrator.take(last);
      return result(space, narrator.condemned(), also, why, narrator.trace(OptionalInt.empty()));
    }
    Verdict verdict = judge.verdict(alarm.fault());
    if (alarm.fault() == judge.stall()
        && !judge.deadlocked(alarm.state())
        && new Loss(machine, limits).isLost(alarm.state())) {
      also.remove(verdict);
      verdict = Verdict.LOST;
    }
    return result(
        space,
        verdict,
        also,
        judge.explain(alarm.fault(), alarm.state()),
        Narrator.tell(machine, stem.taken(), OptionalInt.empty()));
  }

  private Findings finished(Space space) {
    long needed = 48L * space.states() + 8L * space.visited().slots();
    boolean lasting = !machine.owed().isEmpty() || Endless.hasDeliveries(machine);
    if (!lasting) {
      return result(space, Verdict.OK, List.of(), proved(space), Trace.NONE);
    }
    if (!limits.allows(space.bytes() + needed)) {
      limits.outOfMemory();
      return inconclusive(space);
    }
    Endless endless = new Endless(machine, late, space, limits);
    return endless
        .find()
        .or(endless::repetitions)
        .map(it -> result(space, it.verdict(), it.also(), it.detail(), it.trace()))
        .orElseGet(() -> result(space, Verdict.OK, List.of(), proved(space), Trace.NONE));
  }

  private Findings inconclusive(Space space) {
    return result(space, Verdict.INCONCLUSIVE, List.of(), limits.stopped(), Trace.NONE);
  }

  private static String proved(Space space) {
    return "all " + space.states() + " states visited, none is bad";
  }

  private Findings result(
      Space space, Verdict verdict, List<Verdict> also, String detail, Trace trace) {
    boolean finished = verdict != Verdict.INCONCLUSIVE && space.alarm().isEmpty();
    return new Findings(
        verdict,
        also.stream().filter(kind -> kind != verdict).sorted().toList(),
        detail,
        space.states(),
        space.transitions(),
        space.depth(),
        machine.layout().words() * Long.BYTES,
        limits.elapsed(),
        request.workers(),
        properties(finished),
        finished ? unreached(space) : List.of(),
        trace);
  }

  private List<String> properties(boolean finished) {
    List<String> all = new ArrayList<>();
    all.add("no step condemns itself");
    machine.watches().forEach(watch -> all.add(watch.name()));
    all.add("where nothing can move but the environment, no work is owed and everybody rests");
    if (finished && !machine.owed().isEmpty()) {
      all.add("owed work is done (weakly fair to everybody, strongly where a lock is waited for)");
    }
    if (finished && Endless.hasDeliveries(machine)) {
      all.add(
          "no deliveries for ever (weakly fair to hardware and interrupt code, strongly where a"
              + " lock is waited for; guests and threads may be arbitrarily slow)");
    }
    return all;
  }

  /** Names of steps none of whose places was ever left by them. */
  private List<String> unreached(Space space) {
    Set<String> reached = new HashSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (Transition transition : machine.transitions()) {
      String name = machine.contexts().get(transition.context()).name() + ": " + transition.name();
      names.add(name);
      if (space.taken().get(transition.index())) {
        reached.add(name);
      }
    }
    names.removeAll(reached);
    return List.copyOf(names);
  }
}
