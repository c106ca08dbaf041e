package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.dropped;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;

import java.util.List;
import java.util.function.Supplier;
import org.irqlab.api.part.ActionModel;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;

/**
 * A run of a line's actions, in the order they were requested, without {@code desc->lock}: so a
 * handler may disable its own line (kernel/irq/handle.c: handle_irq_event,
 * __handle_irq_event_percpu).
 *
 * @param desc the line
 * @param instance what the routines are linked for
 * @param actions its actions, asked for when a flow is linked
 */
record Event(IrqDesc desc, String instance, Supplier<List<ActionModel>> actions) {
  Routine handleIrqEvent(Cpu cpu) {
    return of(
        "handle_irq_event",
        cpu,
        step("clear IRQS_PENDING", s -> s.set(desc.pending(), false)).folded(),
        step("set IRQD_IRQ_INPROGRESS", s -> s.set(desc.inProgress(), true)).folded(),
        dropped(desc.lock(), call(runActions(cpu))),
        step("clear IRQD_IRQ_INPROGRESS", s -> s.set(desc.inProgress(), false)).folded());
  }

  private Routine runActions(Cpu cpu) {
    Block[] runs =
        actions.get().stream()
            .map(
                action ->
                    call(
                        action.primary(cpu), on(ActionModel.IRQ_NONE), on(ActionModel.IRQ_HANDLED)))
            .toArray(Block[]::new);
    return of("__handle_irq_event_percpu", cpu, seq(runs));
  }

  private Routine of(String function, Cpu cpu, Block... body) {
    return Routine.of(
        function, instance + "@" + cpu.name(), "kernel/irq/handle.c: " + function, body);
  }
}
