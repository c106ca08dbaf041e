package org.irqlab.engine.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Speed;
import org.irqlab.engine.machine.Transition;

/**
 * What fairness asks of a run that goes on for ever.
 *
 * @param due transitions: while one of them is enabled, the demand is due
 * @param met transitions: taking one of them meets it
 * @param strong whether it is enough to be due again and again; otherwise only being due all the
 *     time counts
 */
record Demand(boolean[] due, boolean[] met, boolean strong) {
  /**
   * Fairness to the contexts whose steps have some speed: weak, but strong where they wait for a
   * lock (queued spinlocks are first come, first served).
   *
   * @param machine the machine
   * @param relied the transitions that can be relied on
   */
  static List<Demand> of(Machine machine, Predicate<Transition> relied) {
    List<Demand> demands = new ArrayList<>();
    for (Executor context : machine.contexts()) {
      Predicate<Transition> its = t -> t.context() == context.index();
      demands.add(new Demand(set(machine, its.and(relied)), set(machine, its), false));
    }
    for (Transition transition : machine.transitions()) {
      if (transition.takesLock() && relied.test(transition)) {
        boolean[] only = set(machine, t -> t == transition);
        demands.add(new Demand(only, only, true));
      }
    }
    return demands;
  }

  /** What holds of every run: hardware and interrupt code come to move. */
  static List<Demand> prompt(Machine machine) {
    return of(machine, t -> t.speed() == Speed.PROMPT);
  }

  /** What holds of every run in which nobody is arbitrarily slow. */
  static List<Demand> everybody(Machine machine) {
    return of(machine, t -> t.speed() != Speed.ENVIRONMENT);
  }

  /** Some transitions of a machine, by index. */
  static boolean[] set(Machine machine, Predicate<Transition> which) {
    boolean[] set = new boolean[machine.transitions().size()];
    for (Transition transition : machine.transitions()) {
      set[transition.index()] = which.test(transition);
    }
    return set;
  }
}
