package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.either;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.leaveLoop;
import static org.irqlab.api.routine.Code.loop;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.when;

import java.util.List;
import org.irqlab.api.part.FlowHandler;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Routine;
import org.osgi.service.component.annotations.Component;

/**
 * The flow for edges: acknowledged before the actions run, so that the next edge is latched; edges
 * that arrive meanwhile are remembered in {@code IRQS_PENDING} and run once more
 * (kernel/irq/chip.c: handle_edge_irq). Up to Linux 6.14 an edge that is refused because another
 * CPU runs the actions consumes a resend as well.
 */
@Component
@Named(name = "edge")
public final class EdgeFlow implements FlowHandler {
  private static final String NEWEST = "7.0";
  private static final OptionSpec LINUX =
      OptionSpec.oneOf("linux", "the kernel whose handle_edge_irq it is", NEWEST, "6.12", "6.1");

  @Override
  public List<OptionSpec> options() {
    return List.of(LINUX);
  }

  @Override
  public Routine link(IrqDesc desc, Cpu cpu, Options options) {
    Block consume = options.is(LINUX.name(), NEWEST) ? nothing() : Gate.clearReplay(desc);
    Block maskAck = call(desc.maskAckIrq(cpu));
    return Routine.of(
        "handle_edge_irq",
        desc.name() + "@" + cpu.name(),
        "kernel/irq/chip.c: handle_edge_irq",
        under(
            desc.lock(),
            consume,
            Gate.unlessInProgress(desc, Gate.setPending(desc), maskAck, leave()),
            Gate.unlessDisabled(desc, maskAck, leave()),
            ack(desc, cpu),
            runWhilePending(desc, cpu)));
  }

  private static Block runWhilePending(IrqDesc desc, Cpu cpu) {
    Guard again = s -> s.is(desc.pending()) && !s.is(desc.disabled());
    return loop(
        when(s -> !s.is(desc.action()), call(desc.maskIrq(cpu)), leave()),
        when(s -> again.holds(s) && s.is(desc.masked()), call(desc.unmaskIrq(cpu))),
        seq(call(desc.handleIrqEvent(cpu)), either(again, nothing(), leaveLoop())));
  }

  private static Block ack(IrqDesc desc, Cpu cpu) {
    return desc.chip()
        .irqAck(desc, cpu)
        .map(ack -> call(ack))
        .orElseThrow(
            () ->
                new LinkException(
                    desc.name() + ": flow edge calls irq_ack, which its chip does not have"));
  }
}
