package org.irqlab.engine.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.verdict.Trace;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Speed;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.reduce.Reduction;
import org.irqlab.engine.search.Generator;
import org.irqlab.engine.search.Limits;
import org.irqlab.engine.search.Space;
import org.irqlab.engine.table.LateGenerator;
import org.irqlab.engine.table.LateTables;
import org.irqlab.engine.trace.Narrator;
import org.irqlab.engine.trace.Stem;

/**
 * What the finished graph tells. Violations that are runs without end, in the finished graph
 * without the environment: a storm (deliveries for ever, fair to hardware and interrupt code) and a
 * starved source (work is owed for ever, no delivery, fair to everybody).
 */
final class Endless {
  private final Machine machine;
  private final LateTables late;
  private final Reduction reduction;
  private final Limits limits;
  private final Graph graph;
  private final Region region;
  private final boolean[] any;
  private final boolean[] delivery;
  private final boolean[] noDelivery;
  private Components components;
  private Repetition host;
  private Repetition guest;

  Endless(Machine machine, LateTables late, Reduction reduction, Space space, Limits limits) {
    this.machine = machine;
    this.late = late;
    this.limits = limits;
    this.reduction = reduction;
    Generator inner = reduction.of(new LateGenerator(machine, late, false));
    this.graph = new Graph(space.visited(), inner, limits);
    this.region = new Region((int) space.visited().slots());
    this.any = Demand.set(machine, t -> true);
    this.delivery = Demand.set(machine, t -> t.step().marks().stream().anyMatch(Mark::delivery));
    this.noDelivery = Demand.set(machine, t -> !delivery[t.index()]);
  }

  /** What was found, or empty. */
  Optional<Finding> find() {
    List<int[]> storms = storms();
    List<int[]> stalls = stalls();
    return storms.isEmpty() && stalls.isEmpty()
        ? Optional.empty()
        : Optional.of(nearest(storms, stalls));
  }

  /** Whether there is nothing to be found, and no interrupt beyond one each. */
  boolean nothing() {
    return storms().isEmpty() && stalls().isEmpty() && repeated().isEmpty();
  }

  private List<int[]> storms() {
    return hasDeliveries(machine)
        ? new FairParts(graph, region, any, delivery, prompt()).in(all())
        : List.of();
  }

  private List<int[]> stalls() {
    return machine.owed().isEmpty()
        ? List.of()
        : new FairParts(graph, region, noDelivery, noDelivery, everybody())
            .in(Owing.among(graph, machine.owed()));
  }

  /** The interrupts that assertions cost beyond one each; empty if there are none. */
  Optional<Finding> repetitions() {
    return repeated()
        .map(extra -> new Finding(Verdict.REDUNDANT, extra.detail(), List.of(), trace(extra)));
  }

  private Optional<Repetitions> repeated() {
    if (!hasDeliveries(machine) || machine.owed().isEmpty()) {
      return Optional.empty();
    }
    Components parts = all();
    Generator full = reduction.of(new LateGenerator(machine, late, true));
    host = new Repetition(machine, graph, region, parts, Mark.HOST_INTERRUPT, full);
    guest = new Repetition(machine, graph, region, parts, Mark.GUEST_INTERRUPT, full);
    return Repetitions.of(host, guest);
  }

  private Trace trace(Repetitions extra) {
    if (!extra.endless()) {
      return (extra.host() > 0 ? host : guest).dearest();
    }
    Repetition endless = host.worst() == Repetition.ENDLESS ? host : guest;
    int[] part = new int[(int) graph.visited().slots()];
    List<int[]> pumps = endless.pumps();
    mark(part, pumps, 1);
    Stem.Run stem = to(part);
    int[] members = pumps.get(part[(int) graph.visited().find(stem.end(), 0)] - 1);
    Part around = new Part(graph, region, members, any);
    return trace(stem, new Lasso(around, around.number(stem.end()), endless.counted(), List.of()));
  }

  /** The shortest run to a state that is marked. */
  private Stem.Run to(int[] part) {
    return Stem.to(
        new LateGenerator(machine, late, true),
        machine.initial(),
        (in, at) -> part[(int) graph.visited().find(in, at)] != 0);
  }

  /** The components of the whole graph, with the region set to all of it. */
  private Components all() {
    region.becomes(graph.slots());
    if (components == null) {
      components = Components.of(graph, region, any);
    }
    return components;
  }

  /** Whether a machine has steps that a storm could be made of. */
  static boolean hasDeliveries(Machine machine) {
    return machine.transitions().stream()
        .anyMatch(t -> t.step().marks().stream().anyMatch(Mark::delivery));
  }

  private List<Demand> prompt() {
    return Demand.prompt(machine);
  }

  private List<Demand> everybody() {
    return Demand.everybody(machine);
  }

  /** The part that is reached first; a stall if both are. */
  private Finding nearest(List<int[]> storms, List<int[]> stalls) {
    int[] part = new int[(int) graph.visited().slots()];
    mark(part, storms, 1);
    mark(part, stalls, 1 + storms.size());
    Stem.Run stem = to(part);
    int found = part[(int) graph.visited().find(stem.end(), 0)] - 1;
    boolean stall = found >= storms.size();
    List<Verdict> also = new ArrayList<>();
    if (stall && !storms.isEmpty()) {
      also.add(Verdict.STORM);
    } else if (!stall && !stalls.isEmpty()) {
      also.add(Verdict.STALL);
    }
    return stall
        ? stall(stem, stalls.get(found - storms.size()), also)
        : storm(stem, storms.get(found), also);
  }

  private static void mark(int[] part, List<int[]> parts, int from) {
    for (int i = 0; i < parts.size(); i++) {
      for (int slot : parts.get(i)) {
        part[slot] = from + i;
      }
    }
  }

  private Finding storm(Stem.Run stem, int[] members, List<Verdict> also) {
    boolean goesOn =
        !new FairParts(graph, region, any, delivery, everybody()).in(members).isEmpty();
    Part part = new Part(graph, region, members, any);
    Lasso lasso = new Lasso(part, part.number(stem.end()), delivery, prompt());
    String starved = starved(lasso);
    String end =
        goesOn
            ? "it goes on even if everybody comes to run"
            : "it ends once " + (starved.isEmpty() ? "others run" : starved + " comes to run");
    return new Finding(
        Verdict.STORM,
        "deliveries without end and without progress ("
            + names(lasso.cycle(), delivery)
            + "); "
            + (starved.isEmpty() ? "" : "meanwhile " + starved + " does not run; ")
            + end,
        also,
        trace(stem, lasso));
  }

  private Finding stall(Stem.Run stem, int[] members, List<Verdict> also) {
    Part part = new Part(graph, region, members, noDelivery);
    Lasso lasso = new Lasso(part, part.number(stem.end()), noDelivery, everybody());
    String sources =
        machine.owed().stream()
            .filter(o -> o.read(stem.end(), 0) != 0)
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    return new Finding(
        Verdict.STALL,
        "work is owed ("
            + sources
            + ") and never done, though everybody runs, round and round: "
            + names(lasso.cycle(), any),
        also,
        trace(stem, lasso));
  }

  private Trace trace(Stem.Run stem, Lasso lasso) {
    int[] run = stem.then(Walk.join(lasso.approach(), lasso.cycle()));
    int back = stem.taken().length + lasso.approach().length;
    return Narrator.tell(machine, run, OptionalInt.of(back));
  }

  private String names(int[] cycle, boolean[] which) {
    return Arrays.stream(cycle)
        .filter(t -> which[t])
        .mapToObj(
            t -> {
              Transition transition = machine.transitions().get(t);
              return machine.contexts().get(transition.context()).name()
                  + " "
                  + transition.step().name();
            })
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** The contexts that could move on the cycle, but do not. */
  private String starved(Lasso lasso) {
    boolean[] enabled = lasso.enabled();
    boolean[] moving = new boolean[machine.contexts().size()];
    boolean[] able = new boolean[machine.contexts().size()];
    for (int t : lasso.cycle()) {
      moving[machine.transitions().get(t).context()] = true;
    }
    for (Transition t : machine.transitions()) {
      able[t.context()] |= enabled[t.index()] && t.speed() != Speed.ENVIRONMENT;
    }
    return machine.contexts().stream()
        .filter(c -> able[c.index()] && !moving[c.index()])
        .map(Executor::name)
        .collect(Collectors.joining(", "));
  }

  /**
   * A run without end.
   *
   * @param verdict what it is
   * @param detail one sentence
   * @param also further kinds
   * @param trace the run
   */
  record Finding(Verdict verdict, String detail, List<Verdict> also, Trace trace) {}
}
