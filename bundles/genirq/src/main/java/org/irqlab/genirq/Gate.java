package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.when;

import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.routine.Block;

/**
 * Who may run a line's actions: nobody while another CPU does, and nobody while the line is
 * disabled or has none; the latter is remembered in {@code IRQS_PENDING} (kernel/irq/chip.c:
 * irq_can_handle_pm, irq_can_handle_actions; irq_may_run before Linux 6.17). Both are asked with
 * {@code desc->lock} held.
 */
final class Gate {
  private Gate() {}

  /**
   * The first half, {@code irq_can_handle_pm}.
   *
   * @param desc the line
   * @param refused what to do while another CPU runs the actions; leaves
   * @return the block
   */
  static Block unlessInProgress(IrqDesc desc, Block... refused) {
    return when(s -> s.is(desc.inProgress()), refused);
  }

  /**
   * The second half, {@code irq_can_handle_actions}.
   *
   * @param desc the line
   * @param refused what to do if the line is disabled or not requested; leaves
   * @return the block
   */
  static Block unlessDisabled(IrqDesc desc, Block... refused) {
    return seq(
        clearReplay(desc),
        when(s -> s.is(desc.disabled()) || !s.is(desc.action()), setPending(desc), seq(refused)));
  }

  /**
   * Consumes a resend.
   *
   * @param desc the line
   * @return the step
   */
  static Block clearReplay(IrqDesc desc) {
    return step("clear IRQS_REPLAY", s -> s.set(desc.replay(), false)).folded();
  }

  /**
   * Remembers an event that is not run now.
   *
   * @param desc the line
   * @return the step
   */
  static Block setPending(IrqDesc desc) {
    return step("set IRQS_PENDING", s -> s.set(desc.pending(), true)).folded();
  }
}
