package org.irqlab.engine.link;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.irqlab.api.state.State;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.state.PackedState;

/** Visits a small machine in the plainest way, to see what the linker made. */
final class Walk {
  private final Machine machine;
  private final Set<List<Long>> seen = new HashSet<>();
  private final Set<String> taken = new TreeSet<>();
  private final Set<String> condemned = new TreeSet<>();

  private Walk(Machine machine) {
    this.machine = machine;
  }

  static Walk over(Machine machine) {
    Walk walk = new Walk(machine);
    walk.visit();
    return walk;
  }

  /** Names of all steps that were ever taken, each with its context. */
  Set<String> taken() {
    return taken;
  }

  /** Clauses of all steps that condemned themselves. */
  Set<String> condemned() {
    return condemned;
  }

  int states() {
    return seen.size();
  }

  /** Whether a reachable state satisfies a condition. */
  boolean reaches(Predicate<State> condition) {
    return seen.stream()
        .map(words -> words.stream().mapToLong(Long::longValue).toArray())
        .anyMatch(words -> condition.test(new PackedState().at(words, 0)));
  }

  private void visit() {
    Deque<long[]> queue = new ArrayDeque<>();
    add(machine.initial(), queue);
    PackedState s = new PackedState();
    while (!queue.isEmpty()) {
      long[] words = queue.remove();
      for (Executor context : machine.contexts()) {
        Executor.Point point = context.points().get(s.at(words, 0).get(context.pc()));
        for (Transition t : point.transitions()) {
          if (Machine.free(s.at(words, 0), context, point) && t.step().guard().holds(s)) {
            take(context, t, words.clone(), queue);
          }
        }
      }
    }
  }

  private void take(Executor context, Transition t, long[] words, Deque<long[]> queue) {
    PackedState s = new PackedState().at(words, 0);
    t.fire(s);
    taken.add(context.name() + " " + t.name());
    if (s.condemned() != null) {
      condemned.add(s.condemned() + ": " + s.why());
    } else {
      add(words, queue);
    }
  }

  private void add(long[] words, Deque<long[]> queue) {
    if (seen.add(Arrays.stream(words).boxed().toList())) {
      queue.add(words);
    }
  }
}
