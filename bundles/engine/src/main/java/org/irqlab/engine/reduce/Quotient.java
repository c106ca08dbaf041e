package org.irqlab.engine.reduce;

import java.util.BitSet;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.search.Generator;

/** A generator of whose successors each is put into its normal form. */
final class Quotient implements Generator {
  private final Generator whole;
  private final Symmetry symmetry;
  private final NormalForm form;
  private final int words;

  /**
   * A generator for one thread.
   *
   * @param whole gives the successors
   * @param symmetry what is the same
   * @param words words of a state
   */
  Quotient(Generator whole, Symmetry symmetry, int words) {
    this.whole = whole;
    this.symmetry = symmetry;
    this.form = new NormalForm(symmetry);
    this.words = words;
  }

  @Override
  public int successors(long[] in, int at, long[] out, int to) {
    int count = whole.successors(in, at, out, to);
    for (int k = 0; k < count; k++) {
      form.apply(out, to + k * words);
    }
    return count;
  }

  @Override
  public int most() {
    return whole.most();
  }

  @Override
  public int transition(int k) {
    return whole.transition(k);
  }

  @Override
  public int condemned() {
    return whole.condemned();
  }

  @Override
  public Verdict condemnedFor() {
    return whole.condemnedFor();
  }

  @Override
  public int condemnations() {
    return whole.condemnations();
  }

  @Override
  public boolean lively() {
    return whole.lively();
  }

  @Override
  public boolean suspicious() {
    return whole.suspicious();
  }

  @Override
  public void taken(BitSet taken) {
    BitSet here = new BitSet();
    whole.taken(here);
    symmetry.close(here);
    taken.or(here);
  }
}
