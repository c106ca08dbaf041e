package org.irqlab.engine.reduce;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.search.Generator;
import org.irqlab.engine.state.Slot;

/**
 * The families of a machine whose members can be put into each other's place without anybody
 * noticing: sources, CPUs. Of all states that differ only in that, one is enough.
 *
 * <p>Names and recorded cases give a guess; {@link Proof} runs every step beside the step it would
 * become, for an exchange of two members and for a round of all, of which every permutation is
 * made. A family for which that cannot be shown (a controller that prefers the lower number, a vCPU
 * that is a thread of one of the CPUs) is left alone.
 *
 * <p>It keeps what is asked of single states and steps: watches, condemned steps, quiescence with
 * owed work, deadlock, leaks; and the distance of the nearest of them. It does not keep fairness,
 * which is owed to each context by itself: a round of the smaller graph may be a run in which
 * members take turns. So questions about runs without end are put to the whole graph.
 */
public final class Symmetry implements Reduction {
  private final int words;
  private final List<Group> groups;
  private final int[] orbit;

  private Symmetry(Machine machine) {
    this.words = machine.layout().words();
    this.groups = new ArrayList<>();
    this.orbit = new int[machine.transitions().size()];
    for (int t = 0; t < orbit.length; t++) {
      orbit[t] = t;
    }
  }

  /**
   * Finds and proves the symmetry of a machine.
   *
   * @param machine the machine
   * @return empty if there is none
   */
  public static Optional<Symmetry> of(Machine machine) {
    return mayHave(machine)
        ? Recording.of(machine).map(recording -> of(machine, recording)).filter(Symmetry::any)
        : Optional.empty();
  }

  /**
   * Whether it is worth looking for symmetry.
   *
   * @param machine a machine
   */
  public static boolean mayHave(Machine machine) {
    return Families.any(machine);
  }

  private static Symmetry of(Machine machine, Recording recording) {
    Symmetry symmetry = new Symmetry(machine);
    for (Family family : Families.of(recording)) {
      Exchanges.of(recording, family).ifPresent(ps -> symmetry.prove(recording, family, ps));
    }
    // Who points to others is put in order first, by what it points to.
    symmetry.groups.sort(Comparator.comparing(g -> !symmetry.pointsToOthers(g)));
    return symmetry;
  }

  private void prove(Recording recording, Family family, List<Pointer> pointers) {
    Optional<Matching> two = Proof.of(recording, family, family.exchange(0, 1), pointers);
    Optional<Matching> all =
        two.flatMap(m -> Proof.of(recording, family, family.round(), pointers));
    if (all.isPresent() && alike(family, pointers)) {
      groups.add(new Group(family, pointers));
      join(two.get().steps());
      join(all.get().steps());
    }
  }

  /** Whether those fields of members that point to members do so in the same way. */
  private static boolean alike(Family family, List<Pointer> pointers) {
    Map<Slot, Pointer> all = new HashMap<>();
    pointers.forEach(p -> all.put(p.slot(), p));
    for (List<Slot> fields : family.fields()) {
      for (int k = 0; k < fields.size(); k++) {
        Pointer first = all.get(family.fields().get(0).get(k));
        Pointer its = all.get(fields.get(k));
        if (first != its && (first == null || its == null || !first.names(its))) {
          return false;
        }
      }
    }
    return true;
  }

  private void join(int[] becomes) {
    for (int t = 0; t < becomes.length; t++) {
      int one = orbit[t];
      int other = orbit[becomes[t]];
      for (int i = 0; i < orbit.length && one != other; i++) {
        orbit[i] = orbit[i] == one ? other : orbit[i];
      }
    }
  }

  private boolean any() {
    return !groups.isEmpty();
  }

  private boolean pointsToOthers(Group group) {
    return groups.stream()
        .filter(g -> g != group)
        .flatMap(g -> g.pointers().stream())
        .anyMatch(p -> group.family().fields().stream().anyMatch(f -> f.contains(p.slot())));
  }

  /** The families, with who points to their members. */
  List<Group> groups() {
    return groups;
  }

  @Override
  public Generator of(Generator whole) {
    return new Quotient(whole, this, words);
  }

  @Override
  public long[] start(long[] initial) {
    long[] start = initial.clone();
    new NormalForm(this).apply(start, 0);
    return start;
  }

  @Override
  public int[] unfold(Generator whole, long[] initial, int[] taken) {
    return new Unfolding(whole, this, words).run(initial, taken);
  }

  @Override
  public String says() {
    return "those that differ by an exchange of equals counted once ("
        + groups.stream()
            .map(g -> g.family().name() + " x " + g.family().size())
            .collect(Collectors.joining(", "))
        + ")";
  }

  /**
   * Adds, for each transition, those it can become.
   *
   * @param taken indices of transitions
   */
  void close(BitSet taken) {
    BitSet orbits = new BitSet();
    taken.stream().forEach(t -> orbits.set(orbit[t]));
    for (int t = 0; t < orbit.length; t++) {
      taken.set(t, orbits.get(orbit[t]));
    }
  }

  /**
   * A family that was proved.
   *
   * @param family the family
   * @param pointers who points to its members
   */
  record Group(Family family, List<Pointer> pointers) {}
}
