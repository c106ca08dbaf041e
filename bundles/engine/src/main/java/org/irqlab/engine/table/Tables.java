package org.irqlab.engine.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.machine.Watch;
import org.irqlab.engine.record.Case;
import org.irqlab.engine.record.Recorder;
import org.irqlab.engine.record.Run;
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
    Effects effects = new Effects(words);
    Grove grove = new Grove();
    Tree[] trees = trees(grove, effects);
    few = trees.length <= FEW;
    int sieved = few ? 0 : transitions.size();
    List<Tree> conditions = new ArrayList<>();
    for (int i = sieved; i < trees.length; i++) {
      Tree holds = grove.mapped(trees[i], number -> number == DISABLED ? DISABLED : OPAQUE);
      conditions.add(i < transitions.size() ? standing(grove, transitions.get(i), holds) : holds);
    }
    sieve = new Sieve(machine.layout(), conditions);
    Forest forest = new Forest();
    roots = new int[trees.length];
    for (int i = 0; i < roots.length; i++) {
      boolean exact = i >= sieved && sieve.exact(i - sieved);
      roots[i] = forest.plant(exact ? grove.without(trees[i], DISABLED) : trees[i]);
    }
    nodes = forest.nodes();
    masks = effects.masks();
  }

  /** The trees of the steps, and then of the watches. */
  private Tree[] trees(Grove grove, Effects effects) {
    List<Transition> transitions = machine.transitions();
    List<Watch> watches = machine.watches();
    Tree[] trees = new Tree[transitions.size() + watches.size()];
    int fields = machine.layout().slots().size();
    Recorder recorder = new Recorder(fields, MOST_OF_STEP);
    Recorder watcher = new Recorder(fields, MOST_OF_WATCH);
    Growth growth = new Growth(grove, fields);
    for (int i = 0; i < trees.length; i++) {
      boolean complete;
      if (i >= transitions.size()) {
        Watch w = watches.get(i - transitions.size());
        complete =
            watcher.visit(
                w.name(),
                s -> w.bad().holds(s) ? OPAQUE : DISABLED,
                (run, outcome) -> growth.add(run, outcome == DISABLED ? DISABLED : OPAQUE));
      } else {
        Transition t = transitions.get(i);
        complete =
            wanted.get(i)
                && recorder.visit(
                    t.name(),
                    s -> take(t, s),
                    (run, outcome) -> growth.add(run, leaf(run, outcome, effects)));
      }
      trees[i] = complete ? growth.tree() : grove.leaf(OPAQUE);
      growth.drop();
    }
    return trees;
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

  private static int leaf(Run run, int outcome, Effects effects) {
    if (outcome == DISABLED) {
      return DISABLED;
    }
    if (outcome == Case.FAILED) {
      return OPAQUE;
    }
    return run.condemned() != null ? 2 + run.condemned().ordinal() : SPECIAL + effects.number(run);
  }

  /** What keeps a context from leaving a point. */
  static List<Executor.Obstacle> obstacles(Executor context, Executor.Point point) {
    List<Executor.Obstacle> all = new ArrayList<>(context.obstacles());
    if (point.rest()) {
      all.addAll(context.entryObstacles());
    }
    return all;
  }

  /** A step's condition with where its context and everybody in its way must stand. */
  private Tree standing(Grove grove, Transition t, Tree holds) {
    Executor context = machine.contexts().get(t.context());
    Tree all = holds;
    for (Executor.Obstacle o : obstacles(context, context.points().get(t.point()))) {
      all = where(grove, o.pc(), value -> !o.at()[value], all);
    }
    return where(grove, t.pc(), value -> value == t.point(), all);
  }

  private static Tree where(Grove grove, Slot slot, IntPredicate clear, Tree then) {
    Tree disabled = grove.leaf(DISABLED);
    Tree[] children = new Tree[slot.values()];
    for (int value = 0; value < children.length; value++) {
      children[value] = clear.test(value) ? then : disabled;
    }
    return grove.node(slot, children);
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
