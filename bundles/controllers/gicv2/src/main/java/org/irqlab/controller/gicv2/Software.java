package org.irqlab.controller.gicv2;

import java.util.Optional;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;

/**
 * The signal of a software-generated interrupt at one CPU: pending once for each CPU that requested
 * it (IHI 0048B, 4.3.15 "Software Generated Interrupt Register"). Always edge-triggered; set and
 * cleared by GICD_SPENDSGIR and GICD_CPENDSGIR only.
 */
final class Software implements Signal {
  /**
   * Quirk: every byte of a write to GICD_SPENDSGIR makes its interrupt pending, one that names no
   * CPU too, where only bits that are written 1 have an effect (IHI 0048B, 4.3.17). Observed in
   * QEMU 7.2, hw/intc/arm_gic.c, {@code gic_dist_writeb}.
   */
  static final String ZERO_PENDS = "gicv2-spendsgir-zero-pends";

  private final Field[] from;
  private final Optional<Field> sourceless;

  /**
   * A signal.
   *
   * @param from for each CPU that can request it, whether it has
   * @param sourceless quirk {@value #ZERO_PENDS}: pending, though nobody has requested it
   */
  Software(Field[] from, Optional<Field> sourceless) {
    this.from = from.clone();
    this.sourceless = sourceless;
  }

  @Override
  public boolean pending(State s) {
    return requests(s) != 0 || sourceless.map(s::is).orElse(false);
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
    sourceless.ifPresent(field -> s.set(field, pending || s.is(field) && requests(s) != 0));
  }

  @Override
  public int requester(State s) {
    return requests(s) == 0 ? 0 : Integer.numberOfTrailingZeros(requests(s));
  }

  @Override
  public int acknowledge(State s, int cpu) {
    int requester = requester(s);
    request(s, 1 << requester, false);
    return requester;
  }

  @Override
  public boolean edge(State s) {
    return true;
  }
}
