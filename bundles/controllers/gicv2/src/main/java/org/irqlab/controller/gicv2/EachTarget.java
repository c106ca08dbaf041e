package org.irqlab.controller.gicv2;

import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;

/**
 * Quirk {@value Activity#PER_CPU}, the pending side: an edge is latched for each CPU that the
 * interrupt is for, and an acknowledgement consumes the latch of its own CPU only. Departs from IHI
 * 0048B, 1.4.3, 1-N model. Observed in QEMU 7.2, hw/intc/arm_gic.c, {@code gic_clear_pending} and
 * {@code gic_set_irq_generic}.
 */
final class EachTarget implements Signal {
  private final Peripheral.Wire wire;
  private final Field[] latches;
  private final Field edge;
  private final Field targets;

  /**
   * A signal.
   *
   * @param wire its line
   * @param latches the pending latch for each CPU
   * @param edge its configuration
   * @param targets the CPUs that it is for, a bit each
   */
  EachTarget(Peripheral.Wire wire, Field[] latches, Field edge, Field targets) {
    this.wire = wire;
    this.latches = latches.clone();
    this.edge = edge;
    this.targets = targets;
  }

  @Override
  public boolean pending(State s) {
    boolean any = level(s);
    for (Field latch : latches) {
      any |= s.is(latch);
    }
    return any;
  }

  @Override
  public boolean pendingAt(State s, int cpu) {
    return level(s) || s.is(latches[cpu]);
  }

  @Override
  public void input(State s, boolean asserted) {
    if (s.is(edge) && asserted && !wire.asserted(s)) {
      set(s);
    }
    wire.drive(s, asserted);
  }

  @Override
  public int acknowledge(State s, int cpu) {
    s.set(latches[cpu], false);
    return 0;
  }

  @Override
  public void set(State s) {
    for (int cpu = 0; cpu < latches.length; cpu++) {
      if ((s.get(targets) >>> cpu & 1) != 0) {
        s.set(latches[cpu], true);
      }
    }
  }

  @Override
  public void clear(State s) {
    for (Field latch : latches) {
      s.set(latch, false);
    }
  }

  @Override
  public void retargeted(State s) {
    boolean latched = false;
    for (Field latch : latches) {
      latched |= s.is(latch);
    }
    if (latched) {
      clear(s);
      set(s);
    }
  }

  @Override
  public boolean edge(State s) {
    return s.is(edge);
  }

  @Override
  public void configure(State s, boolean edgeTriggered) {
    s.set(edge, edgeTriggered);
  }

  private boolean level(State s) {
    return !s.is(edge) && wire.asserted(s);
  }
}
