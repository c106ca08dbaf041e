package org.irqlab.engine.reduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.record.Case;
import org.irqlab.engine.state.Slot;

/**
 * Guesses which fields point to the members of a family. Two steps that become each other when
 * members are exchanged do the same things; where one writes another value than the other, the
 * value names a member. The values of a program counter are renamed as the points are.
 */
final class Exchanges {
  private final Recording recording;
  private final Machine machine;
  private final Family family;
  private final int[][][] values;

  private Exchanges(Recording recording, Family family) {
    this.recording = recording;
    this.machine = recording.machine();
    this.family = family;
    this.values = new int[machine.layout().slots().size()][family.size()][];
  }

  /**
   * The pointers to the members of a family.
   *
   * @param recording what the machine does
   * @param family the family
   * @return empty if its members are not alike
   */
  static Optional<List<Pointer>> of(Recording recording, Family family) {
    Exchanges exchanges = new Exchanges(recording, family);
    for (int m = 1; m < family.size(); m++) {
      if (!exchanges.exchange(m)) {
        return Optional.empty();
      }
    }
    return exchanges.pointers();
  }

  private boolean exchange(int m) {
    for (Slot slot : machine.layout().slots()) {
      int[] unknown = new int[slot.values()];
      Arrays.fill(unknown, -1);
      values[slot.ordinal()][m] = unknown;
    }
    Renaming renaming = family.renaming(machine, family.exchange(0, m), List.of());
    Optional<Matching> matching = Matching.of(recording, renaming);
    if (matching.isEmpty() || !counters(m, renaming, matching.get().points())) {
      return false;
    }
    for (Transition t : machine.transitions()) {
      int image = matching.get().steps()[t.index()];
      if (image != t.index() && !compare(m, renaming, t.index(), image)) {
        return false;
      }
    }
    return true;
  }

  private boolean counters(int m, Renaming renaming, int[][] points) {
    for (Executor context : machine.contexts()) {
      Slot pc = context.pc();
      if (renaming.of(pc) != machine.contexts().get(renaming.contexts()[context.index()]).pc()) {
        return false;
      }
      for (int p = 0; p < points[context.index()].length; p++) {
        int other = points[context.index()][p];
        if (other < 0 || !becomes(m, pc, p, renaming.of(pc), other)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean compare(int m, Renaming renaming, int step, int image) {
    List<Case> some = recording.steps().get(step).cases();
    List<Case> others = recording.steps().get(image).cases();
    for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
      Case one = some.get(i);
      Case other = others.get(i);
      if (sameFound(renaming, one, other) && !sameDone(m, renaming, one, other)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameFound(Renaming renaming, Case one, Case other) {
    if (one.outcome() != other.outcome() || one.read().size() != other.read().size()) {
      return false;
    }
    for (int i = 0; i < one.read().size(); i++) {
      Case.Value a = one.read().get(i);
      Case.Value b = other.read().get(i);
      if (renaming.of(a.slot()) != b.slot() || a.value() != b.value()) {
        return false;
      }
    }
    return true;
  }

  private boolean sameDone(int m, Renaming renaming, Case one, Case other) {
    for (Case.Value a : one.written()) {
      Slot image = renaming.of(a.slot());
      for (Case.Value b : other.written()) {
        if (b.slot() == image && !becomes(m, a.slot(), a.value(), image, b.value())) {
          return false;
        }
      }
    }
    return true;
  }

  /** Notes that a value becomes another, and the other way round; false if that cannot be. */
  private boolean becomes(int m, Slot slot, int value, Slot image, int other) {
    return note(values[slot.ordinal()][m], value, other)
        && note(values[image.ordinal()][m], other, value);
  }

  private static boolean note(int[] known, int value, int other) {
    boolean agrees = known[value] < 0 || known[value] == other;
    known[value] = other;
    return agrees;
  }

  private Optional<List<Pointer>> pointers() {
    List<Pointer> all = new ArrayList<>();
    for (Slot slot : machine.layout().slots()) {
      int[][] exchanged = values[slot.ordinal()];
      boolean moved = false;
      for (int m = 1; m < exchanged.length; m++) {
        for (int v = 0; v < exchanged[m].length; v++) {
          exchanged[m][v] = exchanged[m][v] < 0 ? v : exchanged[m][v];
          moved |= exchanged[m][v] != v;
        }
      }
      if (moved) {
        Pointer pointer = Pointer.of(slot, exchanged);
        if (pointer == null) {
          return Optional.empty();
        }
        all.add(pointer);
      }
    }
    return Optional.of(all);
  }
}
