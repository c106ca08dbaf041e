package org.irqlab.engine.reduce;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Speed;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.state.Slot;

/**
 * Which step, watch and point could become which when a machine is renamed. Contexts are gone
 * through side by side, from where they begin: the steps that leave a point become those that leave
 * the other point and touch the renamed fields, and so do the points they lead to; where there is a
 * choice, in the order in which the linker met them.
 */
final class Matching {
  private final Recording recording;
  private final Machine machine;
  private final Renaming renaming;
  private final Key[] keys;
  private final Key[] images;
  private final int[] steps;
  private final int[][] points;

  private Matching(Recording recording, Renaming renaming) {
    this.recording = recording;
    this.machine = recording.machine();
    this.renaming = renaming;
    this.keys = new Key[machine.transitions().size()];
    this.images = new Key[keys.length];
    this.steps = new int[keys.length];
    Arrays.fill(steps, -1);
    this.points = new int[machine.contexts().size()][];
    List<Slot> slots = machine.layout().slots();
    for (Transition t : machine.transitions()) {
      Recording.Piece does = recording.steps().get(t.index());
      keys[t.index()] = key(t, t.context(), does.reads(), does.writes());
      images[t.index()] =
          key(
              t,
              renaming.contexts()[t.context()],
              renaming.of(does.reads(), slots),
              renaming.of(does.writes(), slots));
    }
  }

  private static Key key(Transition t, int context, BitSet reads, BitSet writes) {
    return new Key(context, reads, writes, t.speed(), t.takesLock(), t.step().marks());
  }

  /**
   * Matches.
   *
   * @param recording what the machine does
   * @param renaming a renaming of its fields and contexts
   * @return empty if there is no match
   */
  static Optional<Matching> of(Recording recording, Renaming renaming) {
    Matching matching = new Matching(recording, renaming);
    for (Executor context : recording.machine().contexts()) {
      if (!matching.follow(context)) {
        return Optional.empty();
      }
    }
    long different = Arrays.stream(matching.steps).filter(s -> s >= 0).distinct().count();
    return different == matching.steps.length ? Optional.of(matching) : Optional.empty();
  }

  private boolean follow(Executor context) {
    Executor other = machine.contexts().get(renaming.contexts()[context.index()]);
    int[] its = new int[context.points().size()];
    Arrays.fill(its, -1);
    points[context.index()] = its;
    if (other.points().size() != its.length) {
      return false;
    }
    Deque<Integer> todo = new ArrayDeque<>();
    int start = context.pc().read(machine.initial(), 0);
    its[start] = other.pc().read(machine.initial(), 0);
    todo.add(start);
    while (!todo.isEmpty()) {
      int point = todo.remove();
      if (!leave(context.points().get(point), other.points().get(its[point]), its, todo)) {
        return false;
      }
    }
    return true;
  }

  private boolean leave(
      Executor.Point point, Executor.Point image, int[] its, Deque<Integer> todo) {
    List<Transition> others = image.transitions();
    int[] match =
        match(
            point.transitions().stream().map(t -> images[t.index()]).toList(),
            others.stream().map(t -> keys[t.index()]).toList());
    if (match == null) {
      return false;
    }
    for (int i = 0; i < match.length; i++) {
      Transition t = point.transitions().get(i);
      steps[t.index()] = others.get(match[i]).index();
      if (!lead(t, others.get(match[i]), its, todo)) {
        return false;
      }
    }
    return true;
  }

  /** Matches the points two steps lead to. */
  private boolean lead(Transition t, Transition other, int[] its, Deque<Integer> todo) {
    List<Integer> targets = targets(t);
    List<Integer> others = targets(other);
    int[] match =
        match(
            targets.stream().map(p -> bag(t.context(), p, images)).toList(),
            others.stream().map(p -> bag(other.context(), p, keys)).toList());
    if (match == null) {
      return false;
    }
    for (int i = 0; i < match.length; i++) {
      int target = targets.get(i);
      if (its[target] < 0) {
        its[target] = others.get(match[i]);
        todo.add(target);
      }
    }
    return true;
  }

  private List<Integer> targets(Transition t) {
    return recording.steps().get(t.index()).written(t.pc());
  }

  private Object bag(int context, int point, Key[] of) {
    Map<Key, Integer> bag = new HashMap<>();
    for (Transition t : machine.contexts().get(context).points().get(point).transitions()) {
      bag.merge(of[t.index()], 1, Integer::sum);
    }
    return bag;
  }

  /** The n-th of some equal things is for the n-th of those things they equal; null if none is. */
  private static int[] match(List<?> some, List<?> others) {
    Map<Object, List<Integer>> bins = new HashMap<>();
    for (int i = 0; i < others.size(); i++) {
      bins.computeIfAbsent(others.get(i), k -> new ArrayList<>()).add(i);
    }
    Map<Object, Integer> used = new HashMap<>();
    int[] match = new int[some.size()];
    for (int i = 0; i < match.length; i++) {
      List<Integer> bin = bins.getOrDefault(some.get(i), List.of());
      int n = used.merge(some.get(i), 1, Integer::sum) - 1;
      if (n >= bin.size()) {
        return null;
      }
      match[i] = bin.get(n);
    }
    return match.length == others.size() ? match : null;
  }

  /** For each transition the index of the other. */
  int[] steps() {
    return steps;
  }

  /** For each watch the number of the other, or null if there is none for some. */
  int[] watches() {
    List<Object> bad = new ArrayList<>();
    List<Object> renamed = new ArrayList<>();
    for (int w = 0; w < machine.watches().size(); w++) {
      Verdict verdict = machine.watches().get(w).verdict();
      BitSet reads = recording.watches().get(w).reads();
      bad.add(List.of(verdict, reads));
      renamed.add(List.of(verdict, renaming.of(reads, machine.layout().slots())));
    }
    return match(renamed, bad);
  }

  /** For each context and point the number of the other point, in the other context. */
  int[][] points() {
    return points;
  }

  /** What must agree for one step to be taken for another. */
  private record Key(
      int context, BitSet reads, BitSet writes, Speed speed, boolean takesLock, Set<Mark> marks) {}
}
