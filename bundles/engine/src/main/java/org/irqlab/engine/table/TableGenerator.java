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
  private final long[] watched;
  private final int shift;
  private final long[] candidates;
  private final long[] suspects;
  private final Transition[] steps;
  private final PackedState state = new PackedState();
  private final int[] transitions;
  private final long[] taken;
  private int count;
  private boolean lively;
  private boolean suspicious;
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
    int sets = steps.length + Long.SIZE - 1 >>> 6;
    this.suspects = new long[tables.sieve.words()];
    this.candidates = tables.points == null ? suspects : new long[sets];
    this.watched = new long[suspects.length];
    this.shift = tables.points == null ? 0 : steps.length;
    for (int i = steps.length; i < tables.roots.length; i++) {
      watched[i - shift >>> 6] |= 1L << i - shift;
    }
    this.taken = new long[sets];
    this.kernel = new long[sets];
    this.others = new long[sets];
    this.fair = new long[sets];
    for (Transition t : steps) {
      boolean env = t.speed() == Speed.ENVIRONMENT;
      boolean early = !prompt || StepGenerator.inKernel(machine.contexts().get(t.context()));
      if (!env || environment) {
        (early ? kernel : others)[t.index() >>> 6] |= 1L << t.index();
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
    if (suspects.length > 0) {
      tables.sieve.of(in, at, suspects);
    }
    suspicious = suspects(in, at);
    if (tables.points != null) {
      tables.points.of(in, at, candidates);
    }
    expand(kernel, in, at, out, to);
    if (prompt && !lively) {
      expand(others, in, at, out, to);
    }
    return count;
  }

  /** Whether a watch is not known to be fine. */
  private boolean suspects(long[] in, int at) {
    for (int w = 0; w < watched.length; w++) {
      for (long left = suspects[w] & watched[w]; left != 0; left &= left - 1) {
        int i = (w << 6) + Long.numberOfTrailingZeros(left) + shift;
        if (Forest.follow(tables.nodes, tables.roots[i], in, at) != Tables.DISABLED) {
          return true;
        }
      }
    }
    return false;
  }

  private void expand(long[] which, long[] in, int at, long[] out, int to) {
    int[] nodes = tables.nodes;
    int[] roots = tables.roots;
    long alive = 0;
    for (int w = 0; w < which.length; w++) {
      long done = 0;
      for (long left = candidates[w] & which[w]; left != 0; left &= left - 1) {
        int t = (w << 6) + Long.numberOfTrailingZeros(left);
        int leaf = Forest.follow(nodes, roots[t], in, at);
        if (leaf >= Tables.SPECIAL) {
          apply(leaf - Tables.SPECIAL, in, at, out, to + count * words);
          transitions[count++] = t;
          done |= left & -left;
        } else if (leaf != Tables.DISABLED && ask(t, leaf, in, at, out, to + count * words)) {
          done |= left & -left;
        }
      }
      taken[w] |= done;
      alive |= done & fair[w];
    }
    lively |= alive != 0;
  }

  private void apply(int leaf, long[] in, int at, long[] out, int target) {
    long[] masks = tables.masks;
    if (words == 1) {
      out[target] = in[at] & masks[2 * leaf] | masks[2 * leaf + 1];
      return;
    }
    int mask = leaf * 2 * words;
    for (int w = 0; w < words; w++) {
      out[target + w] = in[at + w] & masks[mask + w] | masks[mask + words + w];
    }
  }

  /** Takes a step that has no masks; false if it turns out not to be enabled. */
  private boolean ask(int t, int leaf, long[] in, int at, long[] out, int target) {
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
  public boolean suspicious() {
    return suspicious;
  }

  @Override
  public void taken(BitSet into) {
    into.or(BitSet.valueOf(taken));
  }
}
