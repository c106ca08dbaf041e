package org.irqlab.engine.verdict;

import java.util.ArrayList;
import java.util.List;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Watch;
import org.irqlab.engine.search.Inspector;
import org.irqlab.engine.state.PackedState;
import org.irqlab.engine.state.Slot;
import org.irqlab.engine.state.SlotPool;

/**
 * Looks at one state: the watches of the machine; and, where nothing but the environment can move,
 * whether work is owed, whether a context stands elsewhere than at a rest point, and whether an
 * object is left that nobody points to.
 */
final class Judge implements Inspector {
  private final Machine machine;
  private final Watch[] watches;
  private final Slot[] owed;
  private final PackedState state = new PackedState();

  /**
   * A judge for one thread.
   *
   * @param machine whose states are looked at
   */
  Judge(Machine machine) {
    this.machine = machine;
    this.watches = machine.watches().toArray(new Watch[0]);
    this.owed = machine.owed().toArray(new Slot[0]);
  }

  @Override
  public int fault(long[] in, int at, boolean lively, boolean suspicious) {
    if (lively && !suspicious) {
      return -1;
    }
    state.at(in, at);
    int bad = suspicious ? watched() : -1;
    if (bad >= 0) {
      return bad;
    }
    if (lively) {
      return -1;
    }
    if (owes(in, at) || !allAtRest(in, at)) {
      return stall();
    }
    return leaks() ? leak() : -1;
  }

  /** The least watch that is bad, or -1. */
  private int watched() {
    for (int i = 0; i < watches.length; i++) {
      if (watches[i].bad().holds(state)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public Verdict verdict(int fault) {
    if (fault < watches.length) {
      return watches[fault].verdict();
    }
    return fault == stall() ? Verdict.STALL : Verdict.UNBALANCED;
  }

  /** The number of the fault that nothing will ever happen, though it should. */
  int stall() {
    return watches.length;
  }

  private int leak() {
    return watches.length + 1;
  }

  private boolean owes(long[] in, int at) {
    for (Slot slot : owed) {
      if (slot.read(in, at) != 0) {
        return true;
      }
    }
    return false;
  }

  private boolean allAtRest(long[] in, int at) {
    for (Executor context : machine.contexts()) {
      if (!context.points().get(context.pc().read(in, at)).rest()) {
        return false;
      }
    }
    return true;
  }

  private boolean leaks() {
    for (SlotPool pool : machine.layout().pools()) {
      if (pool.leaks(state)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Says what is wrong with a state.
   *
   * @param fault its fault
   * @param in the state
   */
  String explain(int fault, long[] in) {
    if (fault < watches.length) {
      return watches[fault].name();
    }
    state.at(in, 0);
    if (fault == leak()) {
      return machine.layout().pools().stream()
          .filter(pool -> pool.leaks(state))
          .findFirst()
          .map(pool -> "a live " + pool.name() + " that nothing points to")
          .orElseThrow();
    }
    List<String> clauses = new ArrayList<>();
    List<String> sources = owing(in);
    if (!sources.isEmpty()) {
      clauses.add("work is owed (" + String.join(", ", sources) + ") and nothing will ever happen");
    }
    List<String> waiting = waiting(in);
    if (!waiting.isEmpty()) {
      clauses.add("deadlock: " + String.join(", ", waiting));
    }
    return String.join("; ", clauses);
  }

  /** Whether a context stands where it must not stay for ever. */
  boolean deadlocked(long[] in) {
    return !allAtRest(in, 0);
  }

  private List<String> owing(long[] in) {
    return machine.owed().stream().filter(o -> o.read(in, 0) != 0).map(Slot::name).toList();
  }

  private List<String> waiting(long[] in) {
    List<String> all = new ArrayList<>();
    for (Executor context : machine.contexts()) {
      Executor.Point point = context.points().get(context.pc().read(in, 0));
      if (!point.rest()) {
        all.add(context.name() + " stands at " + point.waits() + " for ever");
      }
    }
    return all;
  }
}
