package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.either;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.when;

import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Routine;

/**
 * Masking as the core keeps account of it: a chip is asked only when {@code IRQD_IRQ_MASKED}
 * changes, and the flag changes only if the chip can (kernel/irq/chip.c: mask_irq, unmask_irq,
 * mask_ack_irq). All of it runs with {@code desc->lock} held.
 *
 * @param desc the line
 * @param instance what the routines are linked for
 */
record Masking(IrqDesc desc, String instance) {
  Routine maskIrq(Cpu cpu) {
    return of(
        "mask_irq",
        cpu,
        desc.chip()
            .irqMask(desc, cpu)
            .map(mask -> when(s -> !s.is(desc.masked()), call(mask), setMasked()))
            .orElse(nothing()));
  }

  Routine unmaskIrq(Cpu cpu) {
    return of(
        "unmask_irq",
        cpu,
        desc.chip()
            .irqUnmask(desc, cpu)
            .map(
                unmask ->
                    either(
                        s -> s.is(desc.masked()),
                        seq(call(unmask), clearMasked()),
                        step("unmask_irq: not masked, nothing written", Effect.NOTHING)))
            .orElse(nothing()));
  }

  Routine maskAckIrq(Cpu cpu) {
    return of(
        "mask_ack_irq",
        cpu,
        desc.chip()
            .irqMaskAck(desc, cpu)
            .map(maskAck -> seq(call(maskAck), setMasked()))
            .orElseGet(() -> seq(call(maskIrq(cpu)), ack(cpu))));
  }

  /** The step that notes that the chip does not deliver. */
  Block setMasked() {
    return step("irq_state_set_masked", s -> s.set(desc.masked(), true)).folded();
  }

  /** The step that notes that the chip delivers. */
  Block clearMasked() {
    return step("irq_state_clr_masked", s -> s.set(desc.masked(), false)).folded();
  }

  private Block ack(Cpu cpu) {
    return desc.chip().irqAck(desc, cpu).map(ack -> call(ack)).orElse(nothing());
  }

  private Routine of(String function, Cpu cpu, Block body) {
    return Routine.of(
        function, instance + "@" + cpu.name(), "kernel/irq/chip.c: " + function, body);
  }
}
