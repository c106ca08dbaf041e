package org.irqlab.engine.reduce;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.irqlab.engine.search.Alarm;
import org.irqlab.engine.search.Generator;

/**
 * Real runs for runs of the quotient. It goes along with the run, remembers how members were moved
 * to come to each normal form, and takes all of it back to see where the machine itself stands.
 */
final class Unfolding {
  private final Generator whole;
  private final NormalForm form;
  private final int words;
  private final long[] out;
  private final Deque<NormalForm.Move> moves = new ArrayDeque<>();

  /**
   * An unfolding.
   *
   * @param whole gives the successors in the machine itself
   * @param symmetry what is the same
   * @param words words of a state
   */
  Unfolding(Generator whole, Symmetry symmetry, int words) {
    this.whole = whole;
    this.form = new NormalForm(symmetry);
    this.words = words;
    this.out = new long[words * whole.most()];
  }

  /**
   * A real run.
   *
   * @param initial where it begins
   * @param taken the steps of the run of the quotient
   * @return as many steps
   */
  int[] run(long[] initial, int[] taken) {
    moves.clear();
    long[] folded = fold(initial.clone());
    long[] state = initial.clone();
    int[] real = new int[taken.length];
    for (int i = 0; i < taken.length; i++) {
      long[] next = after(folded, taken[i]);
      long[] wanted = next.clone();
      moves.forEach(move -> form.undo(move, wanted));
      real[i] = step(state, wanted);
      state = wanted;
      folded = fold(next);
    }
    return real;
  }

  /** Puts a state into its normal form and remembers how. */
  private long[] fold(long[] state) {
    List<NormalForm.Move> made = new ArrayList<>();
    form.log(made);
    form.apply(state, 0);
    made.forEach(moves::push);
    return state;
  }

  private long[] after(long[] state, int transition) {
    int count = whole.successors(state, 0, out, 0);
    for (int k = 0; k < count; k++) {
      if (whole.transition(k) == transition) {
        long[] next = new long[words];
        System.arraycopy(out, k * words, next, 0, words);
        return next;
      }
    }
    throw new IllegalArgumentException("transition " + transition + " cannot be taken");
  }

  /** The least step from one state to another. */
  private int step(long[] state, long[] wanted) {
    int least = -1;
    int count = whole.successors(state, 0, out, 0);
    for (int k = 0; k < count; k++) {
      if (Alarm.compare(out, k * words, wanted, 0, words) == 0
          && (least < 0 || whole.transition(k) < least)) {
        least = whole.transition(k);
      }
    }
    if (least < 0) {
      throw new IllegalStateException("a run of the quotient that is none of the machine");
    }
    return least;
  }
}
