package org.irqlab.api.part;

import java.util.Optional;
import java.util.Set;
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

  /** {@code IRQ_WAKE_THREAD}: the rest is done by the thread. */
  Exit IRQ_WAKE_THREAD = new Exit("IRQ_WAKE_THREAD");

  /**
   * The primary handler; runs in hard interrupt context and leaves by {@link #IRQ_NONE}, {@link
   * #IRQ_HANDLED} or, with a thread, {@link #IRQ_WAKE_THREAD}.
   *
   * @param cpu the CPU it runs on
   * @return the routine
   */
  Routine primary(Cpu cpu);

  /**
   * The threaded handler ({@code thread_fn}); leaves by {@link #IRQ_NONE} or {@link #IRQ_HANDLED}.
   * Whether there is one is asked before the descriptor is there.
   *
   * @param cpu the CPU its thread runs on
   * @return the routine, empty if the action has no thread
   */
  default Optional<Routine> thread(Cpu cpu) {
    return Optional.empty();
  }

  /**
   * How the line is requested.
   *
   * @return the flags that are set
   */
  default Set<Request> request() {
    return Set.of();
  }

  /**
   * Whether it is declared never to come back. What its device is owed is then nobody's fault: the
   * question is asked for everybody else.
   *
   * @return true for the driver of a guest that hangs
   */
  default boolean hung() {
    return false;
  }

  /** Flags of a request that steer the flow. */
  enum Request {
    /** {@code IRQF_ONESHOT}: the line stays masked until the thread has ended. */
    ONESHOT,
    /** {@code IRQF_SHARED}. */
    SHARED,
    /** {@code IRQF_NO_AUTOEN}: the line is left disabled. */
    NO_AUTOEN,
    /** {@code IRQ_DISABLE_UNLAZY}, set on the line before it is requested. */
    DISABLE_UNLAZY
  }
}
