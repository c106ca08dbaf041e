package org.irqlab.api.part;

import java.util.Optional;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The shared record of one interrupt that no single part owns ({@code struct irq_desc}): chips read
 * it, flow handlers drive it, backends call it.
 */
@ProviderType
public interface IrqDesc {
  /**
   * Its name in traces, such as {@code irq10}.
   *
   * @return the name
   */
  String name();

  /**
   * The source at its controller ({@code irq_data.hwirq}).
   *
   * @return the number
   */
  int source();

  /**
   * The CPU its controller delivers it to (effective affinity).
   *
   * @return the CPU
   */
  Cpu affinity();

  /**
   * {@code desc->lock}.
   *
   * @return the lock; all fields below are guarded by it, {@link #resend()} and {@link
   *     #threadsOneshot()} apart
   */
  Lock lock();

  /**
   * {@code IRQD_IRQ_DISABLED}.
   *
   * @return the flag
   */
  Field disabled();

  /**
   * {@code IRQD_IRQ_MASKED}: the core believes the chip does not deliver.
   *
   * @return the flag
   */
  Field masked();

  /**
   * {@code IRQD_IRQ_INPROGRESS}.
   *
   * @return the flag
   */
  Field inProgress();

  /**
   * {@code IRQS_PENDING}.
   *
   * @return the flag
   */
  Field pending();

  /**
   * {@code IRQS_REPLAY}: a resend was issued and is not consumed yet.
   *
   * @return the flag
   */
  Field replay();

  /**
   * {@code desc->resend_node}: whether the line waits for the resend tasklet.
   *
   * @return 0, or 1 + the number of the CPU that runs the tasklet
   */
  Field resend();

  /**
   * {@code IRQD_FORWARDED_TO_VCPU}: a guest completes it at the hardware. The field is there from
   * the first call on; call it while the path is linked.
   *
   * @return the flag
   */
  Field forwarded();

  /**
   * {@code desc->depth}, the disable nesting.
   *
   * @return the counter
   */
  Field depth();

  /**
   * Whether the line was requested with {@code IRQF_ONESHOT} ({@code IRQS_ONESHOT}).
   *
   * @return fixed while the line lives
   */
  boolean oneshot();

  /**
   * {@code desc->threads_oneshot}: the actions whose threads keep a ONESHOT line masked. Set
   * without the lock, while {@link #inProgress()} is.
   *
   * @return a bit for each action with {@code thread_mask}; always 0 unless {@link #oneshot()}
   */
  Field threadsOneshot();

  /**
   * Whether an action is requested ({@code desc->action}).
   *
   * @return the flag
   */
  Field action();

  /**
   * The chip that drives it.
   *
   * @return the chip's callbacks
   */
  ChipModel chip();

  /**
   * {@code mask_irq}, called with the lock held.
   *
   * @param cpu the caller's CPU
   * @return the routine
   */
  Routine maskIrq(Cpu cpu);

  /**
   * {@code unmask_irq}, called with the lock held.
   *
   * @param cpu the caller's CPU
   * @return the routine
   */
  Routine unmaskIrq(Cpu cpu);

  /**
   * {@code mask_ack_irq}, called with the lock held.
   *
   * @param cpu the caller's CPU
   * @return the routine
   */
  Routine maskAckIrq(Cpu cpu);

  /**
   * {@code handle_irq_event}, called with the lock held, which it drops meanwhile.
   *
   * @param cpu the caller's CPU
   * @return the routine
   */
  Routine handleIrqEvent(Cpu cpu);

  /**
   * {@code check_irq_resend}, called with the lock held.
   *
   * @param cpu the caller's CPU
   * @return the routine
   */
  Routine checkIrqResend(Cpu cpu);

  /**
   * {@code disable_irq_nosync}.
   *
   * @param cpu the caller's CPU
   * @return the routine
   */
  Routine disableIrqNosync(Cpu cpu);

  /**
   * {@code disable_irq}: waits until handlers and threads that run have ended; for threads only.
   *
   * @param cpu the caller's CPU
   * @return the routine
   */
  Routine disableIrq(Cpu cpu);

  /**
   * {@code synchronize_irq}: waits until handlers and threads that run have ended; for threads
   * only.
   *
   * @param cpu the caller's CPU
   * @return the routine
   */
  Routine synchronizeIrq(Cpu cpu);

  /**
   * {@code enable_irq}.
   *
   * @param cpu the caller's CPU
   * @return the routine
   */
  Routine enableIrq(Cpu cpu);

  /**
   * {@code irq_set_vcpu_affinity}, which takes the lock.
   *
   * @param cpu the caller's CPU
   * @param toVcpu whether a virtual CPU is given; false for NULL
   * @return the routine; empty if its chip cannot ({@code -ENOSYS})
   */
  Optional<Routine> irqSetVcpuAffinity(Cpu cpu, boolean toVcpu);

  /**
   * {@code irq_get_irqchip_state}, which takes the lock.
   *
   * @param cpu the caller's CPU
   * @param which what is asked for
   * @return the routine, which leaves by {@link ChipModel.ChipState#SET} or {@link
   *     ChipModel.ChipState#CLEAR}; empty if its chip cannot ({@code -EINVAL})
   */
  Optional<Routine> irqGetIrqchipState(Cpu cpu, ChipModel.ChipState which);

  /**
   * {@code irq_set_irqchip_state}, which takes the lock.
   *
   * @param cpu the caller's CPU
   * @param which what is set
   * @param value to what
   * @return the routine; empty if its chip cannot ({@code -EINVAL})
   */
  Optional<Routine> irqSetIrqchipState(Cpu cpu, ChipModel.ChipState which, boolean value);
}
