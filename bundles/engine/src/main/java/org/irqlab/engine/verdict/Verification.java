package org.irqlab.engine.verdict;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.verdict.Trace;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.reduce.Fusion;
import org.irqlab.engine.reduce.Reduction;
import org.irqlab.engine.reduce.Symmetry;
import org.irqlab.engine.search.Alarm;
import org.irqlab.engine.search.Generator;
import org.irqlab.engine.search.Inspector;
import org.irqlab.engine.search.Limits;
import org.irqlab.engine.search.Search;
import org.irqlab.engine.search.Space;
import org.irqlab.engine.search.StepGenerator;
import org.irqlab.engine.table.LateGenerator;
import org.irqlab.engine.table.LateTables;
import org.irqlab.engine.trace.Narrator;
import org.irqlab.engine.trace.Stem;

/**
 * Answers the question for one machine: visits every state, then looks for runs without end, then
 * counts repetitions. The shallowest state that must not be, or step that must not be taken, comes
 * before anything that needs the finished graph.
 *
 * <p>Where the space turns out to be large, a reduction is looked for that keeps the verdict:
 * symmetry, where runs without end are not in question; otherwise fusion of private steps. A bound
 * of the request holds for all searches together, but memory for each.
 */
public final class Verification {
  /** Below so many states reducing takes longer than it saves. */
  private static final long PATIENCE = 20_000;

  /** So many times that many where a fault found in the smaller graph must be found again. */
  private static final int LONG = 10;

  private final Machine machine;
  private final Checker.Request request;
  private final Limits limits;
  private final LateTables late;
  private final Judge judge;
  private final long patience;
  private Reduction reduction = Reduction.NONE;
  private Space last;
  private boolean first;

  private Verification(Machine machine, Checker.Request request, long patience) {
    this.patience = patience;
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
    return of(machine, request, PATIENCE);
  }

  /**
   * Verifies a machine.
   *
   * @param machine the machine
   * @param request bounds, workers and who hears of progress
   * @param patience a space that has no more states than this is not reduced
   * @return what was found
   */
  public static Findings of(Machine machine, Checker.Request request, long patience) {
    return new Verification(machine, request, patience).findings();
  }

  private Findings findings() {
    if (request.bitMegabytes().isPresent()) {
      Space some = search(limits);
      return some.alarm().map(alarm -> alarmed(some, alarm)).orElseGet(() -> unproved(some));
    }
    if (request.whole()) {
      return conclude(search(limits));
    }
    boolean alike = !lasting() && Symmetry.mayHave(machine);
    first = alike;
    if (alike && ended(patience)) {
      return conclude(last);
    }
    first = false;
    last = null;
    if (alike) {
      Symmetry.of(machine).ifPresent(symmetry -> reduction = symmetry);
    }
    if (reduction != Reduction.NONE) {
      return conclude(search(limits));
    }
    if (ended(LONG * patience)) {
      return conclude(last);
    }
    return Fusion.of(machine).map(this::fused).orElseGet(() -> conclude(search(limits)));
  }

  /** Whether some states are enough, or a bound was hit. */
  private boolean ended(long states) {
    last = search(limits.upTo(states));
    return last.stopped().isEmpty() || !limits.goOn();
  }

  /**
   * Proves by the smaller graph that nothing is wrong; otherwise it takes the whole graph to say
   * what is, with the shortest story. If that is too large, the story is of the smaller one.
   */
  private Findings fused(Fusion fusion) {
    last = null;
    reduction = fusion;
    Space space = search(limits);
    if (space.alarm().isEmpty()) {
      boolean proved = space.stopped().isEmpty() && isClean(space);
      if (proved || limits.stopped() != null) {
        return proved ? ok(space) : inconclusive(space);
      }
    }
    space.visited().forget();
    reduction = Reduction.NONE;
    Findings whole = conclude(search(limits));
    if (whole.verdict() == Verdict.INCONCLUSIVE && space.alarm().isPresent()) {
      reduction = fusion;
      return conclude(space);
    }
    return whole;
  }

  /** Whether the finished graph has no run without end that must not be; false at a bound. */
  private boolean isClean(Space space) {
    try {
      return !lasting() || fits(space) && endless(space).nothing();
    } catch (BoundHit e) {
      return false;
    }
  }

  /** Whether runs without end are in question. */
  private boolean lasting() {
    return !machine.owed().isEmpty() || Endless.hasDeliveries(machine);
  }

  /** Tables are not worth making before it is known how large the space is. */
  private Generator generator() {
    return first ? new StepGenerator(machine, true) : new LateGenerator(machine, late, true);
  }

  private Space search(Limits bounds) {
    int words = machine.layout().words();
    Supplier<Generator> generators = () -> reduction.of(generator());
    Supplier<Inspector> judges = () -> new Judge(machine);
    int workers = request.workers();
    Consumer<Checker.Progress> progress = request.progress();
    Search search =
        request.bitMegabytes().isPresent()
            ? Search.ofBits(
                words,
                request.bitMegabytes().getAsInt(),
                generators,
                judges,
                workers,
                bounds,
                progress)
            : new Search(words, generators, judges, workers, bounds, progress);
    return search.from(reduction.start(machine.initial()));
  }

  /** What a search without a violation says that may have missed states. */
  private Findings unproved(Space space) {
    String bound = limits.stopped() == null ? "" : limits.stopped() + "; ";
    String detail =
        bound
            + "bit-state search, no proof: "
            + space.states()
            + " states visited and none is bad, others may have been missed; runs without end were"
            + " not looked for";
    return result(space, Verdict.INCONCLUSIVE, List.of(), detail, Trace.NONE);
  }

  private Findings conclude(Space space) {
    try {
      if (space.alarm().isPresent()) {
        return alarmed(space, space.alarm().get());
      }
      return space.stopped().isPresent() ? inconclusive(space) : finished(space);
    } catch (BoundHit e) {
      return inconclusive(space);
    }
  }

  /** Goes to where the alarm was raised, or to its like, and looks once more. */
  private Findings alarmed(Space space, Alarm alarm) {
    space.visited().forget();
    Stem.Run stem =
        Stem.to(
            reduction.of(generator()),
            reduction.start(machine.initial()),
            (in, at) -> Alarm.compare(in, at, alarm.state(), 0, alarm.state().length) == 0);
    Narrator narrator = new Narrator(machine);
    for (int t : reduction.unfold(generator(), machine.initial(), stem.taken())) {
      narrator.take(machine.transitions().get(t));
    }
    Generator here = generator();
    here.successors(narrator.words(), 0, new long[here.most() * narrator.words().length], 0);
    List<Verdict> also = new ArrayList<>(space.kinds());
    if (alarm.fault() < 0) {
      String why = narrator.take(machine.transitions().get(here.condemned()));
      return result(space, narrator.condemned(), also, why, narrator.trace(OptionalInt.empty()));
    }
    int fault = judge.fault(narrator.words(), 0, here.lively(), true);
    Verdict verdict = judge.verdict(fault);
    if (fault == judge.stall()
        && !judge.deadlocked(narrator.words())
        && new Loss(machine, limits).isLost(narrator.words())) {
      also.remove(verdict);
      verdict = Verdict.LOST;
    }
    return result(
        space,
        verdict,
        also,
        judge.explain(fault, narrator.words()),
        narrator.trace(OptionalInt.empty()));
  }

  private Findings finished(Space space) {
    if (!lasting()) {
      return ok(space);
    }
    if (!fits(space)) {
      return inconclusive(space);
    }
    Endless endless = endless(space);
    return endless
        .find()
        .or(endless::repetitions)
        .map(it -> result(space, it.verdict(), it.also(), it.detail(), it.trace()))
        .orElseGet(() -> ok(space));
  }

  /** Whether there is room to look at the finished graph. */
  private boolean fits(Space space) {
    long needed = 48L * space.states() + 8L * space.visited().slots();
    if (space.visited().slots() > Graph.MOST_SLOTS) {
      limits.outOfSlots();
    } else if (!limits.allows(space.bytes() + needed)) {
      limits.outOfMemory();
    }
    return limits.stopped() == null;
  }

  private Endless endless(Space space) {
    return new Endless(machine, late, reduction, space, limits);
  }

  private Findings ok(Space space) {
    return result(space, Verdict.OK, List.of(), proved(space), Trace.NONE);
  }

  private Findings inconclusive(Space space) {
    return result(space, Verdict.INCONCLUSIVE, List.of(), limits.stopped(), Trace.NONE);
  }

  private String proved(Space space) {
    String which = reduction.says().isEmpty() ? "" : ", " + reduction.says();
    return "all " + space.states() + " states visited" + which + ", none is bad";
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
    if (!reduction.says().isEmpty()) {
      all.add("of the states, " + reduction.says());
    }
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
