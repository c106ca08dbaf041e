package org.irqlab.api.part;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Routine;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A linked irq_chip (include/linux/irq.h). Each callback is asked for once for each descriptor and
 * CPU it runs on; an empty one is a NULL pointer in the real structure.
 */
@ConsumerType
public interface ChipModel {
  /**
   * The root or chained handler: finds out what is pending and handles each.
   *
   * @param cpu the CPU that was interrupted
   * @param domain for each source, {@code generic_handle_domain_irq} on that CPU
   * @return the routine
   */
  Routine handle(Cpu cpu, Map<Integer, Routine> domain);

  /**
   * The flow handler that the driver installs for a source.
   *
   * @param source the source
   * @return name of a {@link FlowHandler}
   */
  String flow(int source);

  /**
   * The chip's flags.
   *
   * @return those that are set
   */
  default Set<Flag> flags() {
    return Set.of();
  }

  /**
   * {@code irq_startup}: lets through a line that was requested.
   *
   * @param desc the descriptor
   * @param cpu the CPU it runs on
   * @return the callback
   */
  default Optional<Routine> irqStartup(IrqDesc desc, Cpu cpu) {
    return Optional.empty();
  }

  /**
   * {@code irq_shutdown}: stops a line that was given up.
   *
   * @param desc the descriptor
   * @param cpu the CPU it runs on
   * @return the callback
   */
  default Optional<Routine> irqShutdown(IrqDesc desc, Cpu cpu) {
    return Optional.empty();
  }

  /**
   * {@code irq_enable}.
   *
   * @param desc the descriptor
   * @param cpu the CPU it runs on
   * @return the callback
   */
  default Optional<Routine> irqEnable(IrqDesc desc, Cpu cpu) {
    return Optional.empty();
  }

  /**
   * {@code irq_disable}.
   *
   * @param desc the descriptor
   * @param cpu the CPU it runs on
   * @return the callback
   */
  default Optional<Routine> irqDisable(IrqDesc desc, Cpu cpu) {
    return Optional.empty();
  }

  /**
   * {@code irq_mask}.
   *
   * @param desc the descriptor
   * @param cpu the CPU it runs on
   * @return the callback
   */
  default Optional<Routine> irqMask(IrqDesc desc, Cpu cpu) {
    return Optional.empty();
  }

  /**
   * {@code irq_unmask}.
   *
   * @param desc the descriptor
   * @param cpu the CPU it runs on
   * @return the callback
   */
  default Optional<Routine> irqUnmask(IrqDesc desc, Cpu cpu) {
    return Optional.empty();
  }

  /**
   * {@code irq_mask_ack}.
   *
   * @param desc the descriptor
   * @param cpu the CPU it runs on
   * @return the callback
   */
  default Optional<Routine> irqMaskAck(IrqDesc desc, Cpu cpu) {
    return Optional.empty();
  }

  /**
   * {@code irq_ack}.
   *
   * @param desc the descriptor
   * @param cpu the CPU it runs on
   * @return the callback
   */
  default Optional<Routine> irqAck(IrqDesc desc, Cpu cpu) {
    return Optional.empty();
  }

  /**
   * {@code irq_eoi}.
   *
   * @param desc the descriptor
   * @param cpu the CPU it runs on
   * @return the callback
   */
  default Optional<Routine> irqEoi(IrqDesc desc, Cpu cpu) {
    return Optional.empty();
  }

  /**
   * {@code irq_retrigger}.
   *
   * @param desc the descriptor
   * @param cpu the CPU it runs on
   * @return the callback; it makes the source pending again
   */
  default Optional<Routine> irqRetrigger(IrqDesc desc, Cpu cpu) {
    return Optional.empty();
  }

  /**
   * {@code irq_set_vcpu_affinity}, called with the lock held.
   *
   * @param desc the descriptor
   * @param cpu the CPU it runs on
   * @param forwarded whether a virtual CPU is given; false for NULL
   * @return the callback; empty too if the chip refuses this line
   */
  default Optional<Routine> irqSetVcpuAffinity(IrqDesc desc, Cpu cpu, boolean forwarded) {
    return Optional.empty();
  }

  /**
   * {@code irq_get_irqchip_state}, called with the lock held.
   *
   * @param desc the descriptor
   * @param cpu the CPU it runs on
   * @param which what is asked for
   * @return the callback; it leaves by {@link ChipState#SET} or {@link ChipState#CLEAR}
   */
  default Optional<Routine> irqGetIrqchipState(IrqDesc desc, Cpu cpu, ChipState which) {
    return Optional.empty();
  }

  /**
   * {@code irq_set_irqchip_state}, called with the lock held.
   *
   * @param desc the descriptor
   * @param cpu the CPU it runs on
   * @param which what is set
   * @param value to what
   * @return the callback
   */
  default Optional<Routine> irqSetIrqchipState(
      IrqDesc desc, Cpu cpu, ChipState which, boolean value) {
    return Optional.empty();
  }

  /** {@code enum irqchip_irq_state} (include/linux/interrupt.h). */
  enum ChipState {
    /** {@code IRQCHIP_STATE_PENDING}. */
    PENDING,
    /** {@code IRQCHIP_STATE_ACTIVE}. */
    ACTIVE,
    /** {@code IRQCHIP_STATE_MASKED}. */
    MASKED,
    /** {@code IRQCHIP_STATE_LINE_LEVEL}. */
    LINE_LEVEL;

    /** The state that was asked for is set. */
    public static final Exit SET = new Exit("1");

    /** The state that was asked for is not set. */
    public static final Exit CLEAR = new Exit("0");
  }

  /** Flags of {@code enum irqchip_flags} that steer a flow (include/linux/irq.h). */
  enum Flag {
    /** No EOI on the refusing exits of a fasteoi flow. */
    EOI_IF_HANDLED,
    /** IRQF_ONESHOT is not needed and dropped. */
    ONESHOT_SAFE,
    /** The EOI of a ONESHOT line is withheld until its thread has ended. */
    EOI_THREADED,
    /**
     * {@code IRQD_RESEND_WHEN_IN_PROGRESS} on its lines: the hardware has no active state, so an
     * interrupt that arrives while its actions run elsewhere is replayed.
     */
    RESEND_WHEN_IN_PROGRESS,
    /** {@code IRQ_LEVEL} on all its lines, whatever they are: the core replays none of them. */
    LEVEL
  }
}
