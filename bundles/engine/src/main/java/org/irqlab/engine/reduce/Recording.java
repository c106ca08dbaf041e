package org.irqlab.engine.reduce;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.irqlab.api.state.State;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.machine.Watch;
import org.irqlab.engine.record.Case;
import org.irqlab.engine.record.Recorder;
import org.irqlab.engine.state.Slot;

/**
 * All that the steps and watches of a machine do, case by case. What a step does includes where its
 * context stands afterwards, but not that it must stand at its point before, nor who is in the way.
 */
final class Recording {
  /** Most cases of one piece; a machine with a larger one is not reduced. */
  static final int BUDGET = 100_000;

  /** The outcome of a guard that does not hold. */
  static final int DISABLED = 0;

  private final Machine machine;
  private final List<Piece> steps;
  private final List<Piece> watches;

  private Recording(Machine machine, List<Piece> steps, List<Piece> watches) {
    this.machine = machine;
    this.steps = steps;
    this.watches = watches;
  }

  /**
   * Records a machine.
   *
   * @param machine the machine
   * @return empty if a step or watch has too many cases
   */
  static Optional<Recording> of(Machine machine) {
    Recorder recorder = new Recorder(machine.layout().slots().size(), BUDGET);
    List<Piece> steps = new ArrayList<>();
    for (Transition t : machine.transitions()) {
      Optional<List<Case>> cases = recorder.cases(t.name(), s -> take(t, s));
      if (cases.isEmpty()) {
        return Optional.empty();
      }
      steps.add(Piece.of(cases.get()));
    }
    List<Piece> watches = new ArrayList<>();
    for (Watch w : machine.watches()) {
      Optional<List<Case>> cases = recorder.cases(w.name(), s -> w.bad().holds(s) ? 1 : DISABLED);
      if (cases.isEmpty()) {
        return Optional.empty();
      }
      watches.add(Piece.of(cases.get()));
    }
    return Optional.of(new Recording(machine, steps, watches));
  }

  /**
   * Takes a step if its guard holds.
   *
   * @param t the step
   * @param s the state, changed in place
   * @return {@link #DISABLED} if the guard does not hold
   */
  static int take(Transition t, State s) {
    if (!t.step().guard().holds(s)) {
      return DISABLED;
    }
    t.fire(s);
    return 1;
  }

  Machine machine() {
    return machine;
  }

  /** What each transition does, by index. */
  List<Piece> steps() {
    return steps;
  }

  /** What each watch reads. */
  List<Piece> watches() {
    return watches;
  }

  /**
   * One piece of behaviour.
   *
   * @param cases its cases
   * @param reads ordinals of the fields it reads
   * @param writes ordinals of the fields it writes
   */
  record Piece(List<Case> cases, BitSet reads, BitSet writes) {
    private static Piece of(List<Case> cases) {
      BitSet reads = new BitSet();
      BitSet writes = new BitSet();
      for (Case c : cases) {
        c.read().forEach(v -> reads.set(v.slot().ordinal()));
        c.written().forEach(v -> writes.set(v.slot().ordinal()));
      }
      return new Piece(cases, reads, writes);
    }

    /** The values it can write to a field, in the order they are met. */
    List<Integer> written(Slot slot) {
      return cases.stream()
          .flatMap(c -> c.written().stream())
          .filter(v -> v.slot() == slot)
          .map(Case.Value::value)
          .distinct()
          .toList();
    }
  }
}
