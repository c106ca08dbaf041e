package org.irqlab.controller.gicv2;

import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;

/** Whether an interrupt is being handled (IHI 0048B, 3.2.4, states "active" and onwards). */
interface Activity {
  /** Key of {@link #perCpu}. */
  String PER_CPU = "gicv2-no-1-n-model";

  /** Whether it is active, which keeps it from a CPU. */
  boolean keepsFrom(State s, int cpu);

  /** Whether it is active at all. */
  boolean any(State s);

  /** A CPU acknowledges it. */
  void begin(State s, int cpu);

  /** Makes it active, or ends that, for everybody. */
  void all(State s, boolean active);

  /** One active state, which everybody sees. */
  static Activity shared(Field active) {
    return new Activity() {
      @Override
      public boolean keepsFrom(State s, int cpu) {
        return s.is(active);
      }

      @Override
      public boolean any(State s) {
        return s.is(active);
      }

      @Override
      public void begin(State s, int cpu) {
        s.set(active, true);
      }

      @Override
      public void all(State s, boolean value) {
        s.set(active, value);
      }
    };
  }

  /**
   * Quirk {@value #PER_CPU}: a shared interrupt that one CPU has acknowledged is kept from that CPU
   * only, so that each of its targets handles it ({@link EachTarget} has the pending side). Departs
   * from IHI 0048B, 1.4.3 "Models for handling interrupts", 1-N: one processor handles it. Observed
   * in QEMU 7.2, hw/intc/arm_gic.c, {@code gic_activate_irq}, which marks the acknowledging CPU
   * alone.
   *
   * @param active for each CPU
   */
  static Activity perCpu(Field[] active) {
    return new Activity() {
      @Override
      public boolean keepsFrom(State s, int cpu) {
        return s.is(active[cpu]);
      }

      @Override
      public boolean any(State s) {
        for (Field one : active) {
          if (s.is(one)) {
            return true;
          }
        }
        return false;
      }

      @Override
      public void begin(State s, int cpu) {
        s.set(active[cpu], true);
      }

      @Override
      public void all(State s, boolean value) {
        for (Field one : active) {
          s.set(one, value);
        }
      }
    };
  }
}
