package org.irqlab.chip.xive;

import static org.irqlab.api.routine.Code.call;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;

/**
 * {@code xive_irq_chip} on one engine (arch/powerpc/sysdev/xive/common.c): no irq_disable, so
 * disabling is lazy; the fasteoi flow (xive_irq_domain_map). A line that is asked for a callback
 * was requested, so {@code xive_irq_startup} has run for it.
 */
final class XiveChipModel implements ChipModel {
  private static final String FILE = "arch/powerpc/sysdev/xive/common.c: ";

  private final Link link;
  private final Attachment xive;
  private final boolean storeEoi;
  private final boolean knowsStaleP;
  private final Queues queues;
  private final Map<String, SourceData> sources = new HashMap<>();

  XiveChipModel(Link link, Attachment xive, boolean storeEoi, boolean knowsStaleP) {
    this.link = link;
    this.xive = xive;
    this.storeEoi = storeEoi;
    this.knowsStaleP = knowsStaleP;
    this.queues = new Queues(link, xive);
  }

  @Override
  public Routine handle(Cpu cpu, Map<Integer, Routine> domain) {
    return queues.doIrq(cpu, domain);
  }

  @Override
  public String flow(int source) {
    return "fasteoi";
  }

  @Override
  public Optional<Routine> irqStartup(IrqDesc desc, Cpu cpu) {
    SourceData source = source(desc);
    long target = 1L + queues.number(desc.affinity());
    return Optional.of(
        of("xive_irq_startup", desc, cpu, configure(desc, cpu, target), source.unmask(cpu)));
  }

  @Override
  public Optional<Routine> irqShutdown(IrqDesc desc, Cpu cpu) {
    SourceData source = source(desc);
    return Optional.of(
        of("xive_irq_shutdown", desc, cpu, source.mask(cpu), configure(desc, cpu, 0)));
  }

  /** {@code xive_native_configure_irq}: the firmware is told the target, or that there is none. */
  private Block configure(IrqDesc desc, Cpu cpu, long target) {
    return xive.bus()
        .write(
            "opal_xive_set_irq_config(" + desc.source() + ")",
            cpu,
            Pages.target(desc.source()),
            s -> target);
  }

  @Override
  public Optional<Routine> irqMask(IrqDesc desc, Cpu cpu) {
    return Optional.of(of("xive_irq_mask", desc, cpu, source(desc).mask(cpu)));
  }

  @Override
  public Optional<Routine> irqUnmask(IrqDesc desc, Cpu cpu) {
    return Optional.of(of("xive_irq_unmask", desc, cpu, source(desc).unmask(cpu)));
  }

  @Override
  public Optional<Routine> irqEoi(IrqDesc desc, Cpu cpu) {
    SourceData source = source(desc);
    Block queue = call(queues.queueEoi(instance(desc, cpu), cpu));
    return Optional.of(
        of("xive_irq_eoi", desc, cpu, source.eoi(cpu), queue).withLocals(source.local()));
  }

  @Override
  public Optional<Routine> irqRetrigger(IrqDesc desc, Cpu cpu) {
    SourceData source = source(desc);
    return level(desc)
        ? Optional.empty()
        : Optional.of(
            of("xive_irq_retrigger", desc, cpu, source.retrigger(cpu)).withLocals(source.local()));
  }

  @Override
  public Optional<Routine> irqGetIrqchipState(IrqDesc desc, Cpu cpu, ChipState which) {
    SourceData source = source(desc);
    return which == ChipState.ACTIVE && knowsStaleP
        ? Optional.of(
            of("xive_get_irqchip_state", desc, cpu, source.active(cpu)).withLocals(source.local()))
        : Optional.empty();
  }

  private SourceData source(IrqDesc desc) {
    return sources.computeIfAbsent(desc.name(), name -> startup(desc));
  }

  /** {@code xive_irq_startup}: the firmware is told the target, then P and Q are set to 00. */
  private SourceData startup(IrqDesc desc) {
    Cpu target = desc.affinity();
    int cpu = queues.number(target);
    link.boot(
        s -> {
          xive.bus().preset(s, target, Pages.target(desc.source()), 1L + cpu);
          xive.bus().preset(s, target, Pages.of(desc.source(), Pages.SET_PQ_00), 0);
        });
    return new SourceData(link.layout(), desc, xive.bus(), level(desc), storeEoi, knowsStaleP);
  }

  private boolean level(IrqDesc desc) {
    return xive.sources().get(desc.source()) == Trigger.LEVEL;
  }

  private static Routine of(String function, IrqDesc desc, Cpu cpu, Block... body) {
    return Routine.of(function, instance(desc, cpu), FILE + function, body);
  }

  private static String instance(IrqDesc desc, Cpu cpu) {
    return desc.name() + "@" + cpu.name();
  }
}
