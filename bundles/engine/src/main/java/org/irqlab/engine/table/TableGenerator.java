package org.irqlab.engine.table;

import java.util.BitSet;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Speed;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.search.Generator;
import org.irqlab.engine.search.StepGenerator;
import org.irqlab.engine.state.PackedState;

/** The generator that looks successors up in {@link Tables}. */
public final class TableGenerator implements Generator {
  private final Tables tables;
  private final int words;
  private final boolean prompt;
  private final long[] kernel;
  private final long[] others;
  private final long[] fair;
  private final long[] candidates;
  private final Transition[] steps;
  private final PackedState state = new PackedState();
  private final int[] transitions;
  private final long[] taken;
  private int count;
  private boolean lively;
  private int condemned;
  private int condemnations;
  private Verdict condemnedFor;

  /**
   * A generator for one thread.
   *
   * @param tables the machine's tables
   * @param environment whether steps of the environment are taken, too
   */
  public TableGenerator(Tables tables, boolean environment) {
    Machine machine = tables.machine;
    this.tables = tables;
    this.words = tables.words;
    this.prompt = machine.scope().timing() == Scope.Timing.PROMPT;
    this.steps = machine.transitions().toArray(new Transition[0]);
    this.transitions = new int[steps.length];
    int sets = tables.steps.words();
    this.candidates = new long[sets];
    this.taken = new long[sets];
    this.kernel = new long[sets];
    this.others = new long[sets];
    this.fair = new long[sets];
    for (Transition t : steps) {
      boolean env = t.speed() == Speed.ENVIRONMENT;
      boolean first = !prompt || StepGenerator.inKernel(machine.contexts().get(t.context()));
      if (!env || environment) {
        (first ? kernel : others)[t.index() >>> 6] |= 1L << t.index();
      }
      if (!env) {
        fair[t.index() >>> 6] |= 1L << t.index();
      }
    }
  }

  @Override
  public int successors(long[] in, int at, long[] out, int to) {
    count = 0;
    lively = false;
    condemned = -1;
    condemnations = 0;
    tables.steps.of(in, at, candidates);
    expand(kernel, in, at, out, to);
    if (prompt && !lively) {
      expand(others, in, at, out, to);
    }
    return count;
  }

  private void expand(long[] which, long[] in, int at, long[] out, int to) {
    for (int w = 0; w < which.length; w++) {
      long left = candidates[w] & which[w];
      while (left != 0) {
        int t = (w << 6) + Long.numberOfTrailingZeros(left);
        long bit = left & -left;
        left ^= bit;
        DecisionTree tree = tables.trees[t];
        int leaf = tree == null ? Tables.OPAQUE : tree.of(in, at);
        if (leaf != Tables.DISABLED && take(t, leaf, in, at, out, to + count * words)) {
          taken[w] |= bit;
          lively |= (fair[w] & bit) != 0;
        }
      }
    }
  }

  /** Takes a step; false if it turns out not to be enabled. */
  private boolean take(int t, int leaf, long[] in, int at, long[] out, int target) {
    if (Tables.applies(leaf)) {
      tables.apply(leaf, in, at, out, target);
      transitions[count++] = t;
      return true;
    }
    Verdict verdict = Tables.condemned(leaf);
    if (leaf == Tables.OPAQUE) {
      if (!steps[t].step().guard().holds(state.at(in, at))) {
        return false;
      }
      System.arraycopy(in, at, out, target, words);
      steps[t].fire(state.at(out, target));
      verdict = state.condemned();
      if (verdict == null) {
        transitions[count++] = t;
        return true;
      }
    }
    condemnations++;
    if (condemned < 0 || t < condemned) {
      condemned = t;
      condemnedFor = verdict;
    }
    return true;
  }

  @Override
  public int most() {
    return steps.length;
  }

  @Override
  public int transition(int k) {
    return transitions[k];
  }

  @Override
  public int condemned() {
    return condemned;
  }

  @Override
  public Verdict condemnedFor() {
    return condemnedFor;
  }

  @Override
  public int condemnations() {
    return condemnations;
  }

  @Override
  public boolean lively() {
    return lively;
  }

  @Override
  public void taken(BitSet into) {
    into.or(BitSet.valueOf(taken));
  }
}
