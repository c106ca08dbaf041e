package org.irqlab.api.part;

import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Routine;
import org.osgi.annotation.versioning.ConsumerType;

/** A linked irqaction (include/linux/interrupt.h, {@code struct irqaction}). */
@ConsumerType
public interface ActionModel {
  /** {@code IRQ_NONE}: not from this device. */
  Exit IRQ_NONE = new Exit("IRQ_NONE");

  /** {@code IRQ_HANDLED}. */
  Exit IRQ_HANDLED = new Exit("IRQ_HANDLED");

  /**
   * The primary handler; runs in hard interrupt context and leaves by {@link #IRQ_NONE} or {@link
   * #IRQ_HANDLED}.
   *
   * @param cpu the CPU it runs on
   * @return the routine
   */
  Routine primary(Cpu cpu);
}
