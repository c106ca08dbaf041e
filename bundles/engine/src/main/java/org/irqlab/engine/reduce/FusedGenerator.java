package org.irqlab.engine.reduce;

import java.util.BitSet;
import java.util.List;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.search.Generator;
import org.irqlab.engine.state.PackedState;

/**
 * Where a context can take a private step, gives only its steps; and takes private steps together
 * with the steps of their context before. The transition of a successor is the first of those.
 */
final class FusedGenerator implements Generator {
  private final Machine machine;
  private final Generator whole;
  private final PrivateSteps alone;
  private final int words;
  private final PackedState state = new PackedState();
  private final int[] transitions;
  private final BitSet taken = new BitSet();
  private int count;
  private boolean alonePassed;
  private int condemned;
  private int condemnations;
  private Verdict condemnedFor;

  /**
   * A generator for one thread.
   *
   * @param machine the machine
   * @param points for each context and point whether it is private
   * @param whole gives all successors
   */
  FusedGenerator(Machine machine, boolean[][] points, Generator whole) {
    this.machine = machine;
    this.whole = whole;
    this.alone = new PrivateSteps(machine, points);
    this.words = machine.layout().words();
    this.transitions = new int[whole.most()];
  }

  @Override
  public int successors(long[] in, int at, long[] out, int to) {
    int mover = alone.mover(in, at);
    alonePassed = mover >= 0;
    if (alonePassed) {
      move(mover, in, at, out, to);
    } else {
      count = whole.successors(in, at, out, to);
      for (int k = 0; k < count; k++) {
        transitions[k] = whole.transition(k);
      }
    }
    for (int k = 0; k < count; k++) {
      goOn(machine.transitions().get(transitions[k]).context(), out, to + k * words);
    }
    return count;
  }

  private void move(int context, long[] in, int at, long[] out, int to) {
    count = 0;
    condemned = -1;
    condemnations = 0;
    List<Transition> leaving = alone.point(context, in, at).transitions();
    for (int i = 0; i < leaving.size(); i++) {
      Transition t = leaving.get(i);
      if (t.step().guard().holds(state.at(in, at))) {
        taken.set(t.index());
        int target = to + count * words;
        System.arraycopy(in, at, out, target, words);
        t.fire(state.at(out, target));
        if (state.condemned() == null) {
          transitions[count++] = t.index();
        } else {
          condemnations++;
          if (condemned < 0 || t.index() < condemned) {
            condemned = t.index();
            condemnedFor = state.condemned();
          }
        }
      }
    }
  }

  private void goOn(int context, long[] out, int at) {
    Transition next = alone.advance(context, out, at);
    while (next != null) {
      taken.set(next.index());
      next = alone.advance(context, out, at);
    }
  }

  @Override
  public int most() {
    return whole.most();
  }

  @Override
  public int transition(int k) {
    return transitions[k];
  }

  @Override
  public int condemned() {
    return alonePassed ? condemned : whole.condemned();
  }

  @Override
  public Verdict condemnedFor() {
    return alonePassed ? condemnedFor : whole.condemnedFor();
  }

  @Override
  public int condemnations() {
    return alonePassed ? condemnations : whole.condemnations();
  }

  @Override
  public boolean lively() {
    return alonePassed || whole.lively();
  }

  /** A private step changes nothing that is watched: the state after it will be looked at. */
  @Override
  public boolean suspicious() {
    return !alonePassed && whole.suspicious();
  }

  @Override
  public void taken(BitSet into) {
    whole.taken(into);
    into.or(taken);
  }
}
