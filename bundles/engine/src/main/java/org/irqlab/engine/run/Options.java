package org.irqlab.engine.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.search.Generator;
import org.irqlab.engine.search.StepGenerator;
import org.irqlab.engine.state.PackedState;
import org.irqlab.engine.state.Slot;

/** The transitions that can be taken in a state. */
final class Options {
  private final Machine machine;
  private final Generator generator;
  private final long[] out;

  Options(Machine machine) {
    this.machine = machine;
    this.generator = new StepGenerator(machine, true);
    this.out = new long[machine.layout().words() * generator.most()];
  }

  /** All of them, by index. */
  List<Transition> in(long[] state) {
    int count = generator.successors(state, 0, out, 0);
    List<Transition> all = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      all.add(machine.transitions().get(generator.transition(k)));
    }
    if (generator.condemned() >= 0) {
      all.add(machine.transitions().get(generator.condemned()));
    }
    all.sort(Comparator.comparingInt(Transition::index));
    return all;
  }

  /** The source a transition asserts in a state, or -1: the one it would make owe work. */
  int asserts(Transition transition, long[] state) {
    if (machine.owed().isEmpty()) {
      return -1;
    }
    long[] scratch = state.clone();
    PackedState s = new PackedState().at(scratch, 0);
    for (Slot owed : machine.owed()) {
      s.set(owed, 0);
    }
    transition.fire(s);
    for (int i = 0; i < machine.owed().size(); i++) {
      if (s.is(machine.owed().get(i))) {
        return i;
      }
    }
    return -1;
  }
}
