package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.under;

import org.irqlab.api.part.ChipModel.Flag;
import org.irqlab.api.part.FlowHandler;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.osgi.service.component.annotations.Component;

/**
 * The flow for controllers that only want to hear of the end (kernel/irq/chip.c:
 * handle_fasteoi_irq, cond_unmask_eoi_irq). It does not mask; a lazily disabled line is masked here
 * when it fires.
 */
@Component
@Named(name = "fasteoi")
public final class FastEoi implements FlowHandler {
  @Override
  public Routine link(IrqDesc desc, Cpu cpu, Options options) {
    Block eoi = eoi(desc, cpu);
    Block refused = desc.chip().flags().contains(Flag.EOI_IF_HANDLED) ? nothing() : eoi;
    return Routine.of(
        "handle_fasteoi_irq",
        desc.name() + "@" + cpu.name(),
        "kernel/irq/chip.c: handle_fasteoi_irq",
        under(
            desc.lock(),
            Gate.unlessInProgress(desc, refused, leave()),
            Gate.unlessDisabled(desc, call(desc.maskIrq(cpu)), refused, leave()),
            call(desc.handleIrqEvent(cpu)),
            eoi));
  }

  private static Block eoi(IrqDesc desc, Cpu cpu) {
    return desc.chip()
        .irqEoi(desc, cpu)
        .map(eoi -> call(eoi))
        .orElseThrow(
            () ->
                new LinkException(
                    desc.name() + ": flow fasteoi calls irq_eoi, which its chip does not have"));
  }
}
