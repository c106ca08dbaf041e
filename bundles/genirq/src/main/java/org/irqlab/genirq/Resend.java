package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.await;
import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.irqsOff;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.when;

import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;

/**
 * Replay of an interrupt that arrived while it could not be run: by the chip if it can, else by a
 * tasklet that calls the flow (kernel/irq/resend.c: check_irq_resend, try_retrigger,
 * irq_sw_resend). A level is expected to ask again by itself.
 *
 * @param desc the line
 * @param instance what the routines are linked for
 * @param level {@code irq_settings_is_level}
 */
record Resend(IrqDesc desc, String instance, boolean level) {
  /** Whether a line is expected to ask again by itself. */
  static boolean level(Trigger trigger, ChipModel chip) {
    return trigger == Trigger.LEVEL || chip.flags().contains(ChipModel.Flag.LEVEL);
  }

  Routine checkIrqResend(Cpu cpu) {
    Block forget = step("clear IRQS_PENDING", s -> s.set(desc.pending(), false)).folded();
    Block replay = step("set IRQS_REPLAY", s -> s.set(desc.replay(), true)).folded();
    Block body =
        level
            ? forget
            : when(s -> s.is(desc.pending()) && !s.is(desc.replay()), forget, again(cpu), replay);
    return Routine.of(
        "check_irq_resend",
        instance + "@" + cpu.name(),
        "kernel/irq/resend.c: check_irq_resend",
        body);
  }

  private Block again(Cpu cpu) {
    return desc.chip()
        .irqRetrigger(desc, cpu)
        .map(chip -> call(chip))
        .orElse(
            step("irq_sw_resend: tasklet_schedule", s -> s.set(desc.resend(), 1 + cpu.number()))
                .from("kernel/irq/resend.c: irq_sw_resend"));
  }

  /**
   * The tasklet of one CPU.
   *
   * @param desc the line
   * @param cpu the CPU
   * @param flow the line's flow on that CPU
   * @param instance what it is linked for
   * @return the routine
   */
  static Routine tasklet(IrqDesc desc, Cpu cpu, Routine flow, String instance) {
    return Routine.of(
        "resend_irqs",
        instance + "/" + desc.name() + "@" + cpu.name(),
        "kernel/irq/resend.c: resend_irqs",
        rest(
            await(
                guarded(
                    "resend_irqs: take from the list",
                    s -> s.get(desc.resend()) == 1 + cpu.number(),
                    s -> s.set(desc.resend(), 0)))),
        irqsOff(call(flow)));
  }
}
