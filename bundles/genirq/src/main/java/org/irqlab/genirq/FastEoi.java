package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.either;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.when;

import java.util.List;
import java.util.Set;
import org.irqlab.api.part.ChipModel.Flag;
import org.irqlab.api.part.FlowHandler;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.osgi.service.component.annotations.Component;

/**
 * The flow for controllers that only want to hear of the end (kernel/irq/chip.c:
 * handle_fasteoi_irq, cond_unmask_eoi_irq). It masks only a ONESHOT line, and a lazily disabled one
 * when it fires. An interrupt that arrives while its actions run elsewhere is replayed at the end
 * if the hardware keeps no active state; up to Linux 6.1 it is forgotten.
 */
@Component
@Named(name = "fasteoi")
public final class FastEoi implements FlowHandler {
  private static final OptionSpec LINUX =
      OptionSpec.oneOf("linux", "the kernel whose handle_fasteoi_irq it is", "7.0", "6.1");

  private static final OptionSpec DISABLED =
      OptionSpec.oneOf(
          "disabled",
          "what is done to a disabled line that fires: masked and ended, or, unlike any kernel, only"
              + " ended",
          "masks",
          "only-ends");

  @Override
  public List<OptionSpec> options() {
    return List.of(LINUX, DISABLED);
  }

  @Override
  public Routine link(IrqDesc desc, Cpu cpu, Options options) {
    Block eoi = eoi(desc, cpu);
    Set<Flag> flags = desc.chip().flags();
    Block refused = flags.contains(Flag.EOI_IF_HANDLED) ? nothing() : eoi;
    boolean resends =
        flags.contains(Flag.RESEND_WHEN_IN_PROGRESS) && !options.is(LINUX.name(), "6.1");
    Block mask = options.is(DISABLED.name(), "masks") ? call(desc.maskIrq(cpu)) : nothing();
    return Routine.of(
        "handle_fasteoi_irq",
        desc.name() + "@" + cpu.name(),
        "kernel/irq/chip.c: handle_fasteoi_irq",
        under(
            desc.lock(),
            Gate.unlessInProgress(
                desc, resends ? Gate.setPending(desc) : nothing(), refused, leave()),
            Gate.unlessDisabled(desc, mask, refused, leave()),
            desc.oneshot() ? call(desc.maskIrq(cpu)) : nothing(),
            call(desc.handleIrqEvent(cpu)),
            desc.oneshot() ? call(condUnmaskEoi(desc, cpu, eoi)) : eoi,
            resends ? when(s -> s.is(desc.pending()), call(desc.checkIrqResend(cpu))) : nothing()));
  }

  /** The end of a ONESHOT line: a line whose thread is owed, or that was disabled, stays masked. */
  private static Routine condUnmaskEoi(IrqDesc desc, Cpu cpu, Block eoi) {
    Block threaded = desc.chip().flags().contains(Flag.EOI_THREADED) ? nothing() : eoi;
    return Routine.of(
        "cond_unmask_eoi_irq",
        desc.name() + "@" + cpu.name(),
        "kernel/irq/chip.c: cond_unmask_eoi_irq",
        either(
            s -> !s.is(desc.disabled()) && s.is(desc.masked()),
            Oneshot.unlessThreads(desc, seq(eoi, call(desc.unmaskIrq(cpu))), threaded),
            threaded));
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
