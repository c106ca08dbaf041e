package org.irqlab.engine.search;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two threads add one key of one word: it is new to exactly one of them, and there afterwards. */
@JCStressTest
@Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "new to the first")
@Outcome(id = "0, 1, 1", expect = Expect.ACCEPTABLE, desc = "new to the second")
@Outcome(expect = Expect.FORBIDDEN, desc = "counted twice, or lost")
@State
public class SameKeyStress {
  private final SlotTable table = new SlotTable(1, 2, 1);
  private final long[] key = {7};
  private final long home = table.home(key, 0);

  /** Adds it. */
  @Actor
  public void first(III_Result r) {
    r.r1 = table.race(key, 0, home);
  }

  /** Adds it, too. */
  @Actor
  public void second(III_Result r) {
    r.r2 = table.race(key, 0, home);
  }

  /** Looks it up. */
  @Arbiter
  public void after(III_Result r) {
    r.r3 = table.find(key, 0) < 0 ? 0 : 1;
  }
}
