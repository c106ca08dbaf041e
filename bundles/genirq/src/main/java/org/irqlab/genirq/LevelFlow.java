package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.when;

import org.irqlab.api.part.FlowHandler;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.osgi.service.component.annotations.Component;

/**
 * The flow that keeps a level line masked while its actions run, and unmasks it afterwards unless
 * one of them has disabled it or a thread of a ONESHOT line is owed (kernel/irq/chip.c:
 * handle_level_irq, cond_unmask_irq).
 */
@Component
@Named(name = "level")
public final class LevelFlow implements FlowHandler {
  @Override
  public Routine link(IrqDesc desc, Cpu cpu, Options options) {
    return Routine.of(
        "handle_level_irq",
        desc.name() + "@" + cpu.name(),
        "kernel/irq/chip.c: handle_level_irq",
        under(
            desc.lock(),
            call(desc.maskAckIrq(cpu)),
            Gate.unlessInProgress(desc, leave()),
            Gate.unlessDisabled(desc, leave()),
            call(desc.handleIrqEvent(cpu)),
            when(
                s -> !s.is(desc.disabled()) && s.is(desc.masked()),
                Oneshot.unlessThreads(desc, call(desc.unmaskIrq(cpu)), nothing()))));
  }
}
