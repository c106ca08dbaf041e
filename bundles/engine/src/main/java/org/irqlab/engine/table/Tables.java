package org.irqlab.engine.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.machine.Watch;
import org.irqlab.engine.record.Case;
import org.irqlab.engine.record.Recorder;
import org.irqlab.engine.state.Slot;

/**
 * The tables of one machine; immutable, shared by all threads. The leaf a step's tree leads to is a
 * number: {@value #DISABLED}, {@value #OPAQUE} (ask the step itself: it has too many cases, or
 * fails in this one), a condemnation, or where its masks stand. The sieve has a bit for each step
 * and, behind them, one for each watch; if there are many steps it is left to the watches alone,
 * and {@link Points} list the steps.
 */
public final class Tables {
  static final int DISABLED = 0;
  static final int OPAQUE = 1;
  static final int SPECIAL = 2 + Verdict.values().length;
  private static final int MOST_OF_STEP = 2_000;
  private static final int MOST_OF_WATCH = 100_000;
  private static final int FEW = 128;

  final Machine machine;
  final int words;

  /** For each step, and then for each watch, the root of its tree. */
  final int[] roots;

  /** The array of all trees. */
  final int[] nodes;

  /** For each leaf from {@link #SPECIAL} the bits of a state to keep and those to set, in turn. */
  final long[] masks;

  /** Whether the steps are so few that the sieve chooses them. */
  final boolean few;

  final Sieve sieve;

  private final Map<Case, Integer> leaves = new HashMap<>();
  private long[] made = new long[1024];
  private int used;

  private final BitSet wanted;

  /**
   * Records every case of every step and watch.
   *
   * @param machine the machine
   */
  public Tables(Machine machine) {
    this(machine, all(machine));
  }

  /**
   * Records every case of some steps, and of every watch.
   *
   * @param machine the machine
   * @param wanted indices of the steps; the others are asked themselves
   */
  Tables(Machine machine, BitSet wanted) {
    this.machine = machine;
    this.wanted = wanted;
    this.words = machine.layout().words();
    List<Transition> transitions = machine.transitions();
    int fields = machine.layout().slots().size();
    Recorder recorder = new Recorder(fields, MOST_OF_STEP);
    Forest forest = new Forest();
    List<Optional<List<Case>>> cases = new ArrayList<>();
    for (Transition t : transitions) {
      cases.add(
          wanted.get(t.index()) ? recorder.cases(t.name(), s -> take(t, s)) : Optional.empty());
    }
    few = transitions.size() + machine.watches().size() <= FEW;
    List<List<Map<Slot, Values>>> conditions = new ArrayList<>();
    List<List<Map<Slot, Values>>> contrary = new ArrayList<>();
    if (few) {
      for (Transition t : transitions) {
        split(cases.get(t.index()), standing(t), conditions, contrary);
      }
    }
    Recorder watcher = new Recorder(fields, MOST_OF_WATCH);
    for (Watch w : machine.watches()) {
      cases.add(watcher.cases(w.name(), s -> w.bad().holds(s) ? OPAQUE : DISABLED));
      split(cases.get(cases.size() - 1), Map.of(), conditions, contrary);
    }
    sieve = new Sieve(machine.layout(), conditions);
    roots = new int[cases.size()];
    int sieved = roots.length - conditions.size();
    for (int t = 0; t < roots.length; t++) {
      int never = t >= sieved && sieve.exact(t - sieved, contrary.get(t - sieved)) ? DISABLED : -1;
      ToIntFunction<Case> number = t < transitions.size() ? this::leaf : Case::outcome;
      roots[t] = cases.get(t).map(its -> forest.plant(Tree.of(its, number, never))).orElse(~OPAQUE);
    }
    nodes = forest.nodes();
    masks = Arrays.copyOf(made, 2 * words * used);
  }

  private static BitSet all(Machine machine) {
    BitSet all = new BitSet();
    all.set(0, machine.transitions().size());
    return all;
  }

  /** Whether steps were recorded. */
  boolean cover(BitSet which) {
    BitSet missing = (BitSet) which.clone();
    missing.andNot(wanted);
    return missing.isEmpty();
  }

  private static int take(Transition t, State s) {
    if (!t.step().guard().holds(s)) {
      return DISABLED;
    }
    t.fire(s);
    return SPECIAL;
  }

  /** Adds where something may hold, and where it may stand but does not hold. */
  private void split(
      Optional<List<Case>> cases,
      Map<Slot, Values> standing,
      List<List<Map<Slot, Values>>> holds,
      List<List<Map<Slot, Values>>> not) {
    List<Map<Slot, Values>> those = new ArrayList<>();
    List<Map<Slot, Values>> others = new ArrayList<>();
    if (cases.isPresent()) {
      Tree tree = Tree.of(cases.get(), c -> c.outcome() == DISABLED ? DISABLED : OPAQUE, -1);
      for (Tree.Way way : tree.ways()) {
        Map<Slot, Values> all = new LinkedHashMap<>(standing);
        way.values().forEach((slot, values) -> all.merge(slot, values, Values::and));
        (way.number() == DISABLED ? others : those).add(all);
      }
    } else {
      those.add(standing);
    }
    holds.add(those);
    not.add(others);
  }

  private int leaf(Case c) {
    if (c.outcome() == Case.FAILED) {
      return OPAQUE;
    }
    if (c.outcome() == DISABLED) {
      return DISABLED;
    }
    if (c.condemned() != null) {
      return 2 + c.condemned().ordinal();
    }
    // Cases that do the same share a leaf.
    return leaves.computeIfAbsent(
        new Case(List.of(), c.written(), c.outcome(), null), this::newLeaf);
  }

  private int newLeaf(Case effect) {
    int at = used * 2 * words;
    if (at + 2 * words > made.length) {
      made = Arrays.copyOf(made, 2 * made.length);
    }
    Arrays.fill(made, at, at + words, -1L);
    for (Case.Value v : effect.written()) {
      made[at + v.slot().word()] &= ~((1L << v.slot().bits()) - 1 << v.slot().shift());
      made[at + words + v.slot().word()] |= (long) v.value() << v.slot().shift();
    }
    return SPECIAL + used++;
  }

  /** What keeps a context from leaving a point. */
  static List<Executor.Obstacle> obstacles(Executor context, Executor.Point point) {
    List<Executor.Obstacle> all = new ArrayList<>(context.obstacles());
    if (point.rest()) {
      all.addAll(context.entryObstacles());
    }
    return all;
  }

  /** Where a step's context and everybody in its way must stand for it to be taken. */
  private Map<Slot, Values> standing(Transition t) {
    Executor context = machine.contexts().get(t.context());
    Map<Slot, Values> all = new LinkedHashMap<>();
    all.put(t.pc(), Values.only(t.point()));
    for (Executor.Obstacle o : obstacles(context, context.points().get(t.point()))) {
      Values clear = Values.all(o.pc());
      for (int value = 0; value < o.at().length; value++) {
        if (o.at()[value]) {
          clear.forbid(value);
        }
      }
      all.merge(o.pc(), clear, Values::and);
    }
    return all;
  }

  /**
   * What a leaf condemns.
   *
   * @param leaf number of a leaf
   * @return the verdict, or null if it is no condemnation
   */
  static Verdict condemned(int leaf) {
    return leaf >= 2 && leaf < SPECIAL ? Verdict.values()[leaf - 2] : null;
  }
}
