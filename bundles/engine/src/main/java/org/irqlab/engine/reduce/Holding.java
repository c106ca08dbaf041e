package org.irqlab.engine.reduce;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.irqlab.api.state.Lock;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.record.Case;
import org.irqlab.engine.state.Slot;

/**
 * Which locks a context holds whenever it stands at a point, found from what its steps write to the
 * owners of locks. A lock counts only if nobody takes it from its owner: whoever writes its owner
 * has found it free, or holds it. Then two contexts are never both at points that hold it.
 */
final class Holding {
  private final Recording recording;
  private final List<Slot> owners = new ArrayList<>();
  private final BitSet trusted = new BitSet();
  private final BitSet[][] held;

  /**
   * Finds the locks held at every point.
   *
   * @param recording what the machine does
   */
  Holding(Recording recording) {
    this.recording = recording;
    Machine machine = recording.machine();
    held = new BitSet[machine.contexts().size()][];
    for (Lock lock : machine.layout().locks()) {
      Slot owner = (Slot) lock.owner();
      trusted.set(owners.size(), owner.read(machine.initial(), 0) == 0);
      owners.add(owner);
    }
    BitSet before;
    do {
      before = (BitSet) trusted.clone();
      machine.contexts().forEach(this::follow);
      machine.transitions().forEach(this::distrust);
    } while (!before.equals(trusted));
  }

  /** Goes through the points of a context until what is held at each is known. */
  private void follow(Executor context) {
    BitSet[] its = new BitSet[context.points().size()];
    held[context.index()] = its;
    int start = context.pc().read(recording.machine().initial(), 0);
    its[start] = new BitSet();
    Deque<Integer> todo = new ArrayDeque<>(List.of(start));
    while (!todo.isEmpty()) {
      int point = todo.remove();
      for (Transition t : context.points().get(point).transitions()) {
        for (Case c : recording.steps().get(t.index()).cases()) {
          int target = written(c, t.pc());
          if (target >= 0) {
            BitSet after = after(its[point], c, context.index());
            if (its[target] == null || !contains(after, its[target])) {
              if (its[target] != null) {
                after.and(its[target]);
              }
              its[target] = after;
              todo.add(target);
            }
          }
        }
      }
    }
  }

  private BitSet after(BitSet before, Case c, int context) {
    BitSet after = (BitSet) before.clone();
    for (int l = 0; l < owners.size(); l++) {
      int owner = written(c, owners.get(l));
      if (owner >= 0) {
        after.set(l, owner == context + 1);
      }
    }
    after.and(trusted);
    return after;
  }

  private static boolean contains(BitSet all, BitSet some) {
    BitSet missing = (BitSet) some.clone();
    missing.andNot(all);
    return missing.isEmpty();
  }

  private void distrust(Transition t) {
    for (Case c : recording.steps().get(t.index()).cases()) {
      for (int l = 0; l < owners.size(); l++) {
        int owner = written(c, owners.get(l));
        boolean may =
            (owner == 0 || owner == t.context() + 1)
                && (at(t.context(), t.point()).get(l) || foundFree(c, owners.get(l), t.context()));
        if (owner >= 0 && !may) {
          trusted.clear(l);
        }
      }
    }
  }

  private static boolean foundFree(Case c, Slot owner, int context) {
    return c.read().stream()
        .anyMatch(v -> v.slot() == owner && (v.value() == 0 || v.value() == context + 1));
  }

  /** The value a case writes to a field, or -1. */
  private static int written(Case c, Slot slot) {
    for (Case.Value v : c.written()) {
      if (v.slot() == slot) {
        return v.value();
      }
    }
    return -1;
  }

  /**
   * The locks held at a point.
   *
   * @param context a context
   * @param point a point of it
   */
  BitSet at(int context, int point) {
    BitSet its = held[context][point];
    return its == null ? new BitSet() : its;
  }
}
