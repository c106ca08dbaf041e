package org.irqlab.engine.search;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two threads add keys that differ in their last word only: both are new, and there afterwards. */
@JCStressTest
@Outcome(id = "1, 1, 2", expect = Expect.ACCEPTABLE, desc = "both are new")
@Outcome(expect = Expect.FORBIDDEN, desc = "taken for each other, or lost")
@State
public class LikeKeysStress {
  private final SlotTable table = new SlotTable(2, 2, 1);
  private final long[] keys = {7, 1, 7, 2};

  /** Adds one. */
  @Actor
  public void first(III_Result r) {
    r.r1 = table.race(keys, 0, 0);
  }

  /** Adds the other, at the same place. */
  @Actor
  public void second(III_Result r) {
    r.r2 = table.race(keys, 2, 0);
  }

  /** Counts them. */
  @Arbiter
  public void after(III_Result r) {
    r.r3 = (table.find(keys, 0) < 0 ? 0 : 1) + (table.find(keys, 2) < 0 ? 0 : 1);
  }
}
