package org.irqlab.engine.table;

import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Executor;
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
  private final int firstWatch;
  private final long[] sifted;
  private final Points kernelPoints;
  private final Points otherPoints;
  private final int[] candidates;
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
    this.candidates = new int[steps.length];
    this.sifted = new long[tables.sieve.words()];
    this.watched = new long[sifted.length];
    this.firstWatch = tables.few ? 0 : steps.length;
    for (int i = steps.length; i < tables.roots.length; i++) {
      watched[i - firstWatch >>> 6] |= 1L << i - firstWatch;
    }
    Predicate<Transition> counts = t -> environment || t.speed() != Speed.ENVIRONMENT;
    Predicate<Executor> early = c -> !prompt || StepGenerator.inKernel(c);
    List<Executor> contexts = machine.contexts();
    this.kernelPoints = new Points(contexts.stream().filter(early).toList(), counts);
    this.otherPoints = new Points(contexts.stream().filter(early.negate()).toList(), counts);
    this.kernel = new long[steps.length + Long.SIZE - 1 >>> 6];
    this.others = new long[kernel.length];
    this.fair = new long[kernel.length];
    this.taken = new long[kernel.length];
    for (Transition t : steps) {
      if (t.speed() != Speed.ENVIRONMENT) {
        fair[t.index() >>> 6] |= 1L << t.index();
      }
      if (counts.test(t)) {
        boolean first = early.test(contexts.get(t.context()));
        (first ? kernel : others)[t.index() >>> 6] |= 1L << t.index();
      }
    }
  }

  @Override
  public int successors(long[] in, int at, long[] out, int to) {
    count = 0;
    lively = false;
    condemned = -1;
    condemnations = 0;
    if (sifted.length > 0) {
      tables.sieve.of(in, at, sifted);
    }
    suspicious = suspects(in, at);
    if (tables.few) {
      sift(kernel, in, at, out, to);
      if (prompt && !lively) {
        sift(others, in, at, out, to);
      }
    } else {
      leave(kernelPoints, in, at, out, to);
      if (prompt && !lively) {
        leave(otherPoints, in, at, out, to);
      }
    }
    return count;
  }

  /** Whether a watch is not known to be fine. */
  private boolean suspects(long[] in, int at) {
    for (int w = 0; w < watched.length; w++) {
      for (long left = sifted[w] & watched[w]; left != 0; left &= left - 1) {
        int i = (w << 6) + Long.numberOfTrailingZeros(left) + firstWatch;
        if (Forest.follow(tables.nodes, tables.roots[i], in, at) != Tables.DISABLED) {
          return true;
        }
      }
    }
    return false;
  }

  /** Takes those steps that the sieve lets through. */
  private void sift(long[] which, long[] in, int at, long[] out, int to) {
    for (int w = 0; w < which.length; w++) {
      long done = 0;
      for (long left = sifted[w] & which[w]; left != 0; left &= left - 1) {
        if (take((w << 6) + Long.numberOfTrailingZeros(left), in, at, out, to)) {
          done |= left & -left;
        }
      }
      took(w, done);
    }
  }

  /** Takes the steps that leave where the contexts stand. */
  private void leave(Points points, long[] in, int at, long[] out, int to) {
    int all = points.list(in, at, candidates);
    for (int i = 0; i < all; i++) {
      int t = candidates[i];
      if (take(t, in, at, out, to)) {
        took(t >>> 6, 1L << t);
      }
    }
  }

  /** Notes which steps were taken of the {@value Long#SIZE} that share a word. */
  private void took(int word, long which) {
    taken[word] |= which;
    lively |= (which & fair[word]) != 0;
  }

  /** Takes a step if it is enabled, and says whether it is. */
  private boolean take(int t, long[] in, int at, long[] out, int to) {
    int leaf = Forest.follow(tables.nodes, tables.roots[t], in, at);
    if (leaf >= Tables.SPECIAL) {
      apply(leaf - Tables.SPECIAL, in, at, out, to + count * words);
      transitions[count++] = t;
      return true;
    }
    return leaf != Tables.DISABLED && ask(t, leaf, in, at, out, to + count * words);
  }

  private void apply(int leaf, long[] in, int at, long[] out, int target) {
    long[] masks = tables.masks;
    if (words == 1) {
      out[target] = in[at] & masks[2 * leaf] | masks[2 * leaf + 1];
      return;
    }
    if (words == 2) {
      out[target] = in[at] & masks[4 * leaf] | masks[4 * leaf + 2];
      out[target + 1] = in[at + 1] & masks[4 * leaf + 1] | masks[4 * leaf + 3];
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
