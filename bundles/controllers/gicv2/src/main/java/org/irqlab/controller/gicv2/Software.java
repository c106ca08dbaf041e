package org.irqlab.controller.gicv2;

import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;

/**
 * The signal of a software-generated interrupt at one CPU: pending once for each CPU that requested
 * it (IHI 0048B, 4.3.15 "Software Generated Interrupt Register"). Always edge-triggered; set and
 * cleared by GICD_SPENDSGIR and GICD_CPENDSGIR only.
 */
final class Software implements Signal {
  private final Field[] from;

  /**
   * A signal.
   *
   * @param from for each CPU that can request it, whether it has
   */
  Software(Field[] from) {
    this.from = from.clone();
  }

  @Override
  public boolean pending(State s) {
    return requests(s) != 0;
  }

  /** The CPUs that have requested it, a bit each. */
  int requests(State s) {
    int all = 0;
    for (int cpu = 0; cpu < from.length; cpu++) {
      all |= s.get(from[cpu]) << cpu;
    }
    return all;
  }

  /** Sets or clears the requests of some CPUs, a bit each. */
  void request(State s, int cpus, boolean pending) {
    for (int cpu = 0; cpu < from.length; cpu++) {
      if ((cpus >>> cpu & 1) != 0) {
        s.set(from[cpu], pending);
      }
    }
  }

  @Override
  public int requester(State s) {
    return Integer.numberOfTrailingZeros(requests(s));
  }

  @Override
  public int acknowledge(State s) {
    int cpu = requester(s);
    s.set(from[cpu], false);
    return cpu;
  }

  @Override
  public boolean edge(State s) {
    return true;
  }
}
