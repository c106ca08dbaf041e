package org.irqlab.engine.verdict;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.verdict.Scope;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Speed;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.state.PackedState;

/**
 * A second checker, as plain as can be: maps, lists, sets of reachable states. For machines without
 * locks that condemn nothing.
 */
final class NaiveChecker {
  private final Machine machine;
  private final Map<List<Long>, Integer> numbers = new HashMap<>();
  private final List<List<Long>> states = new ArrayList<>();
  private final List<Integer> depths = new ArrayList<>();
  private final List<List<Edge>> edges = new ArrayList<>();
  private final List<List<Edge>> free = new ArrayList<>();

  record Edge(Transition by, int to) {}

  NaiveChecker(Machine machine) {
    this.machine = machine;
    number(box(machine.initial()), 0);
    for (int i = 0; i < states.size(); i++) {
      List<Edge> leaving = new ArrayList<>();
      for (Transition t : enabled(unbox(states.get(i)))) {
        long[] next = unbox(states.get(i));
        t.fire(new PackedState().at(next, 0));
        leaving.add(new Edge(t, number(box(next), depths.get(i) + 1)));
      }
      edges.add(leaving);
      free.add(leaving.stream().filter(e -> e.by().speed() != Speed.ENVIRONMENT).toList());
    }
  }

  private int number(List<Long> state, int depth) {
    Integer known = numbers.putIfAbsent(state, states.size());
    if (known != null) {
      return known;
    }
    states.add(state);
    depths.add(depth);
    return states.size() - 1;
  }

  private List<Transition> enabled(long[] words) {
    PackedState s = new PackedState().at(words, 0);
    List<Transition> kernel = new ArrayList<>();
    List<Transition> others = new ArrayList<>();
    for (Executor context : machine.contexts()) {
      Executor.Point point = context.points().get(s.get(context.pc()));
      for (Transition t : point.transitions()) {
        if (Machine.free(s, context, point) && t.step().guard().holds(s)) {
          (context.level() == Level.USER ? others : kernel).add(t);
        }
      }
    }
    boolean busy = kernel.stream().anyMatch(t -> t.speed() != Speed.ENVIRONMENT);
    if (machine.scope().timing() == Scope.Timing.ANY || !busy) {
      kernel.addAll(others);
    }
    return kernel;
  }

  int states() {
    return states.size();
  }

  int transitions() {
    return 1 + edges.stream().mapToInt(List::size).sum();
  }

  int depth() {
    return depths.get(depths.size() - 1);
  }

  /** Length of the shortest run to a quiescent state that is bad, or -1. */
  int shortestQuiescentFault() {
    for (int i = 0; i < states.size(); i++) {
      if (free(i).isEmpty() && (owes(i) || !atRest(i))) {
        return depths.get(i);
      }
    }
    return -1;
  }

  boolean storms() {
    return cycles(
        e -> true,
        i -> true,
        e -> e.by().step().marks().stream().anyMatch(Mark::delivery),
        t -> t.speed() == Speed.PROMPT);
  }

  boolean starves() {
    Predicate<Edge> quiet = e -> e.by().step().marks().stream().noneMatch(Mark::delivery);
    return cycles(quiet, this::owes, e -> true, t -> true);
  }

  private List<Edge> free(int state) {
    return free.get(state);
  }

  private boolean owes(int i) {
    return machine.owed().stream().anyMatch(o -> o.read(unbox(states.get(i)), 0) != 0);
  }

  private boolean atRest(int i) {
    return machine.contexts().stream()
        .allMatch(c -> c.points().get(c.pc().read(unbox(states.get(i)), 0)).rest());
  }

  private boolean cycles(
      Predicate<Edge> follow,
      Predicate<Integer> among,
      Predicate<Edge> required,
      Predicate<Transition> relied) {
    int[][] targets = new int[states.size()][];
    for (int i = 0; i < targets.length; i++) {
      targets[i] =
          !among.test(i)
              ? new int[0]
              : free(i).stream()
                  .filter(e -> follow.test(e) && among.test(e.to()))
                  .mapToInt(Edge::to)
                  .toArray();
    }
    BitSet[] reach = new BitSet[states.size()];
    for (int i = 0; i < reach.length; i++) {
      reach[i] = reachable(i, targets);
    }
    BitSet done = new BitSet();
    for (int i = done.nextClearBit(0); i < reach.length; i = done.nextClearBit(i + 1)) {
      BitSet part = new BitSet();
      for (int j = 0; j < reach.length; j++) {
        part.set(j, reach[i].get(j) && reach[j].get(i));
      }
      done.or(part);
      if (part.get(i) && fair(part, follow, required, relied)) {
        return true;
      }
    }
    return false;
  }

  /** States reached by one step or more. */
  private static BitSet reachable(int from, int[][] targets) {
    BitSet seen = new BitSet();
    List<Integer> todo = new ArrayList<>(List.of(from));
    while (!todo.isEmpty()) {
      for (int to : targets[todo.remove(todo.size() - 1)]) {
        if (!seen.get(to)) {
          seen.set(to);
          todo.add(to);
        }
      }
    }
    return seen;
  }

  private boolean fair(
      BitSet part, Predicate<Edge> follow, Predicate<Edge> required, Predicate<Transition> relied) {
    Predicate<Edge> inside = e -> follow.test(e) && part.get(e.to());
    boolean busy = part.stream().anyMatch(i -> free(i).stream().filter(inside).anyMatch(required));
    return busy
        && machine.contexts().stream()
            .allMatch(
                c ->
                    part.stream()
                            .anyMatch(
                                i ->
                                    free(i).stream()
                                        .filter(inside)
                                        .anyMatch(e -> e.by().context() == c.index()))
                        || !part.stream()
                            .allMatch(
                                i ->
                                    free(i).stream()
                                        .anyMatch(
                                            e ->
                                                e.by().context() == c.index()
                                                    && relied.test(e.by()))));
  }

  private static List<Long> box(long[] words) {
    List<Long> all = new ArrayList<>();
    for (long word : words) {
      all.add(word);
    }
    return all;
  }

  private static long[] unbox(List<Long> words) {
    return words.stream().mapToLong(Long::longValue).toArray();
  }
}
