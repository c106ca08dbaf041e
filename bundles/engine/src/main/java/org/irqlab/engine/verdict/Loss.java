package org.irqlab.engine.verdict;

import java.util.ArrayList;
import java.util.List;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Speed;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.search.Generator;
import org.irqlab.engine.search.GrowingSet;
import org.irqlab.engine.search.Limits;
import org.irqlab.engine.search.StepGenerator;
import org.irqlab.engine.state.PackedState;
import org.irqlab.engine.state.Slot;

/**
 * Tells a lost assertion from a stall: if one more assertion of the same source leads to service on
 * every fair run, the first was lost; if not, the path is dead.
 */
final class Loss {
  private final Machine machine;
  private final Limits limits;

  Loss(Machine machine, Limits limits) {
    this.machine = machine;
    this.limits = limits;
  }

  /**
   * Whether all owed work of a quiescent state would be done after one more assertion.
   *
   * @param state the state
   */
  boolean isLost(long[] state) {
    for (Slot owed : machine.owed()) {
      if (owed.read(state, 0) != 0 && !isServedAfterAnother(owed, state)) {
        return false;
      }
    }
    return true;
  }

  private boolean isServedAfterAnother(Slot owed, long[] state) {
    List<long[]> asserted = new ArrayList<>();
    Generator all = new StepGenerator(machine, true);
    int words = state.length;
    long[] out = new long[words * all.most()];
    int count = all.successors(state, 0, out, 0);
    for (int k = 0; k < count; k++) {
      Transition transition = machine.transitions().get(all.transition(k));
      if (transition.speed() == Speed.ENVIRONMENT && asserts(transition, owed, state)) {
        long[] after = new long[words];
        System.arraycopy(out, k * words, after, 0, words);
        asserted.add(after);
      }
    }
    return !asserted.isEmpty() && asserted.stream().allMatch(after -> isServed(owed, after));
  }

  /** Whether a transition would make the source owe work if it did not yet. */
  private static boolean asserts(Transition transition, Slot owed, long[] state) {
    long[] scratch = state.clone();
    PackedState s = new PackedState().at(scratch, 0);
    s.set(owed, 0);
    transition.fire(s);
    return s.condemned() == null && s.is(owed);
  }

  /** Whether every fair run from a state, without the environment, does the work. */
  private boolean isServed(Slot owed, long[] from) {
    Generator generator = new StepGenerator(machine, false);
    GrowingSet seen = new GrowingSet(from.length);
    List<long[]> todo = new ArrayList<>();
    long[] out = new long[from.length * generator.most()];
    seen.add(from, 0);
    todo.add(from);
    while (!todo.isEmpty()) {
      long[] state = todo.remove(todo.size() - 1);
      if (owed.read(state, 0) == 0) {
        continue;
      }
      int count = generator.successors(state, 0, out, 0);
      if (!generator.lively() || generator.condemned() >= 0) {
        return false;
      }
      for (int k = 0; k < count; k++) {
        if (seen.add(out, k * from.length)) {
          long[] next = new long[from.length];
          System.arraycopy(out, k * from.length, next, 0, from.length);
          todo.add(next);
        }
      }
    }
    return !canWaitForEver(owed, seen, generator);
  }

  private boolean canWaitForEver(Slot owed, GrowingSet seen, Generator generator) {
    Graph graph = new Graph(seen.states(), generator, limits);
    int[] waiting = Owing.among(graph, List.of(owed));
    boolean[] any = Demand.set(machine, t -> true);
    Region region = new Region((int) seen.states().slots());
    return !new FairParts(graph, region, any, any, Demand.everybody(machine)).in(waiting).isEmpty();
  }
}
