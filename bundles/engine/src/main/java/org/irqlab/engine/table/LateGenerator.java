package org.irqlab.engine.table;

import java.util.BitSet;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.search.Generator;
import org.irqlab.engine.search.StepGenerator;

/**
 * Calls the steps themselves as long as the space may be small, and looks up in tables from then
 * on: making the tables costs more than they save below some ten thousand states. The tables have
 * the steps that were taken by then; now and then it looks whether others have been taken since.
 */
public final class LateGenerator implements Generator {
  private static final int PATIENCE = 3_000;
  private static final int STEPWISE = 30;
  private static final int LATER = 8;

  private final LateTables late;
  private final boolean environment;
  private Generator now;
  private final BitSet before = new BitSet();
  private long patience;
  private long calls;

  /**
   * A generator for one thread.
   *
   * @param machine whose steps are taken
   * @param late its tables
   * @param environment whether steps of the environment are taken, too
   */
  public LateGenerator(Machine machine, LateTables late, boolean environment) {
    this.late = late;
    this.patience = PATIENCE + STEPWISE * machine.transitions().size();
    this.environment = environment;
    this.now =
        late.made() == null
            ? new StepGenerator(machine, environment)
            : new TableGenerator(late.made(), environment);
  }

  @Override
  public int successors(long[] in, int at, long[] out, int to) {
    if (++calls == patience) {
      learn();
    }
    return now.successors(in, at, out, to);
  }

  private void learn() {
    now.taken(before);
    now = new TableGenerator(late.make(before), environment);
    patience *= LATER;
  }

  @Override
  public int most() {
    return now.most();
  }

  @Override
  public int transition(int k) {
    return now.transition(k);
  }

  @Override
  public int condemned() {
    return now.condemned();
  }

  @Override
  public Verdict condemnedFor() {
    return now.condemnedFor();
  }

  @Override
  public int condemnations() {
    return now.condemnations();
  }

  @Override
  public boolean lively() {
    return now.lively();
  }

  @Override
  public boolean suspicious() {
    return now.suspicious();
  }

  @Override
  public void taken(BitSet into) {
    into.or(before);
    now.taken(into);
  }
}
