package org.irqlab.chip.i8259;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.either;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.when;

import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;

/**
 * {@code mask_and_ack_8259A}: masks first, then ends, at the slave before the master. A line that
 * is masked already may be a spurious interrupt, so the ISR is looked at; it is ended all the same.
 */
final class MaskAck {
  private static final String FILE = "arch/x86/kernel/i8259.c: ";
  private static final int READ_ISR = 0x0b;
  private static final int READ_IRR = 0x0a;

  private final Masks masks;
  private final Field real;

  MaskAck(Link link, Masks masks) {
    this.masks = masks;
    this.real = link.layout().flag("i8259A_irq_real", Protection.guardedBy(masks.lock()));
  }

  Routine of(String instance, int irq, Cpu cpu) {
    Ports ports = masks.of(irq);
    Routine locked =
        Routine.of(
                "handle_real_irq",
                instance,
                FILE + "mask_and_ack_8259A",
                either(
                    masks.masked(irq),
                    seq(call(irqReal(instance, irq, cpu)), spurious()),
                    masks.note(irq, true)),
                ports
                    .bus()
                    .read("inb(PIC_" + ports.name() + "_IMR)", cpu, ports.mask(), (s, v) -> {}),
                masks.write(cpu, irq),
                end(irq, cpu))
            .withLocals(real);
    return Routine.of(
        "mask_and_ack_8259A",
        instance,
        FILE + "mask_and_ack_8259A",
        under(masks.lock(), call(locked)));
  }

  private Block end(int irq, Cpu cpu) {
    Block own = masks.of(irq).end(cpu, irq % Ports.INPUTS);
    return irq < Ports.INPUTS ? own : seq(own, masks.master().end(cpu, Ports.CASCADE));
  }

  private Block spurious() {
    return when(
        s -> !s.is(real), step("spurious 8259A interrupt: irq_err_count++", Effect.NOTHING));
  }

  private Routine irqReal(String instance, int irq, Cpu cpu) {
    Ports ports = masks.of(irq);
    int bit = 1 << irq % Ports.INPUTS;
    return Routine.of(
        "i8259A_irq_real",
        instance,
        FILE + "i8259A_irq_real",
        ports.command(cpu, READ_ISR),
        ports
            .bus()
            .read(
                "inb(PIC_" + ports.name() + "_CMD)",
                cpu,
                ports.command(),
                (s, isr) -> s.set(real, (isr & bit) != 0)),
        ports.command(cpu, READ_IRR));
  }
}
