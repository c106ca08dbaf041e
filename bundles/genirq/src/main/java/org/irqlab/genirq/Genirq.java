package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.await;
import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.step;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqCore;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.osgi.service.component.annotations.Component;

/** The generic interrupt layer of Linux: descriptors and the way from a CPU's pin to a flow. */
@Component
@Named(name = "genirq")
public final class Genirq implements IrqCore {
  private static final OptionSpec UNLAZY =
      OptionSpec.flag("unlazy", "IRQ_DISABLE_UNLAZY: disable_irq masks at the chip at once", false);
  private static final OptionSpec LINUX =
      OptionSpec.oneOf(
          "linux", "release: what a line's depth is when it is shut down", "7.0", "6.14");
  private static final OptionSpec SYNC_CHIP =
      OptionSpec.flag(
          "sync-chip",
          "synchronize_irq waits for what the chip has in flight, too, as it does since Linux 5.3",
          false);
  private static final OptionSpec UNHANDLED =
      OptionSpec.number(
          "unhandled-limit",
          "unhandled interrupts in a row after which a host's line is switched off; 0: noirqdebug",
          5);
  private static final OptionSpec GUEST_UNHANDLED =
      OptionSpec.number(
          "guest-unhandled-limit",
          "the same for a guest's line, whose interrupts may come slowly",
          0);

  @Override
  public List<OptionSpec> options() {
    return List.of(LINUX, SYNC_CHIP, UNLAZY, UNHANDLED, GUEST_UNHANDLED);
  }

  @Override
  public IrqDesc link(Link link, Plan plan, Options options) {
    OptionSpec limit = plan.affinity().isVirtual() ? GUEST_UNHANDLED : UNHANDLED;
    Descriptor.Manner manner =
        new Descriptor.Manner(
            options.on(UNLAZY.name()),
            !options.is(LINUX.name(), "6.14"),
            options.on(SYNC_CHIP.name()));
    return new Descriptor(link, plan, manner, options.number(limit.name()));
  }

  @Override
  public void entry(Link link, Attachment controller, ChipModel chip, List<Requested> lines) {
    for (Cpu cpu : controller.cpus()) {
      resend(link, controller, chip, lines, cpu);
      Map<Integer, Routine> domain = new LinkedHashMap<>();
      for (Requested line : lines) {
        domain.put(line.desc().source(), handleDomainIrq(link, line, cpu));
      }
      link.context(
          cpu.name(), Optional.of(cpu), Level.HARDIRQ, entry(link, controller, chip, cpu, domain));
    }
  }

  private static void resend(
      Link link, Attachment controller, ChipModel chip, List<Requested> lines, Cpu cpu) {
    for (Requested line : lines) {
      IrqDesc desc = line.desc();
      if (!Resend.level(controller.sources().get(desc.source()), chip)
          && chip.irqRetrigger(desc, cpu).isEmpty()) {
        Routine flow = line.flow().link(desc, cpu, line.flowOptions());
        link.context(
            "resend " + desc.name() + " on " + cpu.name(),
            Optional.of(cpu),
            Level.SOFTIRQ,
            Resend.tasklet(desc, cpu, flow, link.instance()));
      }
    }
  }

  private static Routine entry(
      Link link, Attachment controller, ChipModel chip, Cpu cpu, Map<Integer, Routine> domain) {
    return Routine.of(
        "handle_arch_irq",
        link.instance() + "@" + cpu.name(),
        "kernel/irq/handle.c: generic_handle_arch_irq",
        rest(
            await(
                guarded("external interrupt", controller.interrupts(cpu), Effect.NOTHING)
                    .counts(Mark.INTERRUPT_ENTRY)
                    .folded())),
        call(chip.handle(cpu, domain)));
  }

  private static Routine handleDomainIrq(Link link, Requested line, Cpu cpu) {
    IrqDesc desc = line.desc();
    return Routine.of(
        "generic_handle_domain_irq",
        link.instance() + "/" + desc.name() + "@" + cpu.name(),
        "kernel/irq/irqdesc.c: generic_handle_domain_irq",
        step("generic_handle_domain_irq", Effect.NOTHING)
            .counts(cpu.isVirtual() ? Mark.GUEST_INTERRUPT : Mark.HOST_INTERRUPT)
            .folded(),
        call(line.flow().link(desc, cpu, line.flowOptions())));
  }
}
