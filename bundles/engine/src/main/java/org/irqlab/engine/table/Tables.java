package org.irqlab.engine.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * The tables of one machine; immutable, shared by all threads. A leaf of a step's tree is a number:
 * {@value #DISABLED}, {@value #OPAQUE} (ask the step itself: it has too many cases, or fails in
 * this one), a condemnation, or where its masks stand.
 */
public final class Tables {
  static final int DISABLED = 0;
  static final int OPAQUE = 1;
  private static final int SPECIAL = 2 + Verdict.values().length;
  private static final int BUDGET = 100_000;
  private static final int FEW = 256;

  final Machine machine;
  final int words;
  final DecisionTree[] trees;
  final Sieve steps;
  private final Sieve watches;
  private final long last;
  private long[] masks = new long[1024];
  private int used = SPECIAL;

  /**
   * Records every case of every step and watch.
   *
   * @param machine the machine
   */
  public Tables(Machine machine) {
    this.machine = machine;
    this.words = machine.layout().words();
    Recorder recorder = new Recorder(machine.layout().slots().size(), BUDGET);
    int bits = machine.transitions().size() <= FEW ? 12 : 9;
    trees = new DecisionTree[machine.transitions().size()];
    List<List<Map<Slot, Sieve.Values>>> enabled = new ArrayList<>();
    Map<Case, Integer> leaves = new HashMap<>();
    for (Transition t : machine.transitions()) {
      Optional<List<Case>> cases = recorder.cases(t.name(), s -> take(t, s));
      Map<Slot, Sieve.Values> standing = standing(t);
      if (cases.isPresent()) {
        trees[t.index()] =
            new DecisionTree(
                cases.get(), c -> leaves.computeIfAbsent(effectOf(c), unused -> leaf(c)));
        enabled.add(alternatives(cases.get(), standing));
      } else {
        enabled.add(List.of(standing));
      }
    }
    steps = new Sieve(machine.layout(), enabled, bits);
    watches = new Sieve(machine.layout(), watched(machine.watches(), recorder), bits);
    last = -1L >>> -machine.watches().size();
  }

  private static int take(Transition t, State s) {
    if (!t.step().guard().holds(s)) {
      return DISABLED;
    }
    t.fire(s);
    return SPECIAL;
  }

  /** A case without what it reads: cases that do the same share a leaf. */
  private static Case effectOf(Case c) {
    return new Case(List.of(), c.written(), c.outcome(), c.condemned());
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
    int number = used++;
    int at = (number - SPECIAL) * 2 * words;
    if (at + 2 * words > masks.length) {
      masks = Arrays.copyOf(masks, 2 * masks.length);
    }
    for (Case.Value v : c.written()) {
      masks[at + v.slot().word()] |= (1L << v.slot().bits()) - 1 << v.slot().shift();
      masks[at + words + v.slot().word()] |= (long) v.value() << v.slot().shift();
    }
    return number;
  }

  /** Where a step's context and everybody in its way must stand for it to be taken. */
  private Map<Slot, Sieve.Values> standing(Transition t) {
    Executor context = machine.contexts().get(t.context());
    Map<Slot, Sieve.Values> all = new LinkedHashMap<>();
    all.put(t.pc(), new Sieve.Values.Only(t.point()));
    List<Executor.Obstacle> obstacles = new ArrayList<>(context.obstacles());
    if (context.points().get(t.point()).rest()) {
      obstacles.addAll(context.entryObstacles());
    }
    for (Executor.Obstacle o : obstacles) {
      Sieve.Values clear = value -> value >= o.at().length || !o.at()[value];
      all.merge(o.pc(), clear, (one, other) -> v -> one.has(v) && other.has(v));
    }
    return all;
  }

  private static List<Map<Slot, Sieve.Values>> alternatives(
      List<Case> cases, Map<Slot, Sieve.Values> standing) {
    List<Map<Slot, Sieve.Values>> all = new ArrayList<>();
    for (Case c : cases) {
      if (c.outcome() != DISABLED) {
        Map<Slot, Sieve.Values> alternative = new LinkedHashMap<>(standing);
        for (Case.Value v : c.read()) {
          alternative.merge(
              v.slot(),
              new Sieve.Values.Only(v.value()),
              (one, other) -> x -> one.has(x) && other.has(x));
        }
        all.add(alternative);
      }
    }
    return all;
  }

  private static List<List<Map<Slot, Sieve.Values>>> watched(
      List<Watch> watches, Recorder recorder) {
    List<List<Map<Slot, Sieve.Values>>> all = new ArrayList<>();
    for (Watch watch : watches) {
      all.add(
          recorder
              .cases(watch.name(), s -> watch.bad().holds(s) ? SPECIAL : DISABLED)
              .map(cases -> alternatives(cases, Map.of()))
              .orElse(List.of(Map.of())));
    }
    return all;
  }

  /** Room for an answer of {@link #watches}. */
  public long[] watchSet() {
    return new long[watches.words()];
  }

  /**
   * The watches that could be bad.
   *
   * @param in array with the state
   * @param at index of its first word
   * @param into takes a bit for each watch
   */
  public void watches(long[] in, int at, long[] into) {
    if (into.length > 0) {
      watches.of(in, at, into);
      into[into.length - 1] &= last;
    }
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

  /** Whether a leaf has masks. */
  static boolean applies(int leaf) {
    return leaf >= SPECIAL;
  }

  /**
   * Makes the successor that a leaf stands for.
   *
   * @param leaf number of a leaf with masks
   * @param in array with the state
   * @param at index of its first word
   * @param out where the successor goes
   * @param to index of its first word
   */
  void apply(int leaf, long[] in, int at, long[] out, int to) {
    int mask = (leaf - SPECIAL) * 2 * words;
    for (int w = 0; w < words; w++) {
      out[to + w] = in[at + w] & ~masks[mask + w] | masks[mask + words + w];
    }
  }
}
