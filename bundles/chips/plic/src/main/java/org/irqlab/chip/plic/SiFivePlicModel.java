package org.irqlab.chip.plic;

import static org.irqlab.api.routine.Code.either;
import static org.irqlab.api.routine.Code.seq;

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
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;

/**
 * {@code plic_chip} and {@code plic_edge_chip} on one controller (drivers/irqchip/
 * irq-sifive-plic.c). A line that is asked for a callback was requested, so it is started up.
 */
final class SiFivePlicModel implements ChipModel {
  private static final String FILE = "drivers/irqchip/irq-sifive-plic.c: ";

  private final Link link;
  private final Attachment plic;
  private final Release release;
  private final boolean edgeChip;
  private final Contexts contexts;
  private final Handlers handlers;
  private final Startup startup;
  private final Map<String, Field> enabledBits = new HashMap<>();

  SiFivePlicModel(Link link, Attachment plic, Release release, boolean edgeChip) {
    this.link = link;
    this.plic = plic;
    this.release = release;
    this.edgeChip = edgeChip;
    this.contexts = new Contexts(plic.cpus());
    this.handlers = new Handlers(link, plic, contexts, release.lock());
    this.startup = new Startup(link, plic, contexts);
    startup.probe(release.separatesEnableAndMask() ? 1 : 0);
  }

  @Override
  public Routine handle(Cpu cpu, Map<Integer, Routine> domain) {
    String instance = link.instance() + "@" + cpu.name();
    String source = FILE + "plic_handle_irq";
    return Routine.of(
        "plic_handle_irq",
        instance,
        source,
        new ClaimLoop(plic.bus(), contexts, link.layout())
            .of("while claimed", instance, source, cpu, domain));
  }

  @Override
  public String flow(int source) {
    return acknowledged(source) ? "edge" : "fasteoi";
  }

  @Override
  public Optional<Routine> irqEnable(IrqDesc desc, Cpu cpu) {
    Block enable = toggle(desc, cpu, desc.affinity(), true);
    return release.separatesEnableAndMask()
        ? of(
            "plic_irq_enable",
            desc,
            cpu,
            release.enableUnmasks() ? seq(enable, priority(desc, cpu, 1)) : enable)
        : Optional.empty();
  }

  @Override
  public Optional<Routine> irqDisable(IrqDesc desc, Cpu cpu) {
    return release.separatesEnableAndMask()
        ? of("plic_irq_disable", desc, cpu, toggle(desc, cpu, desc.affinity(), false))
        : Optional.empty();
  }

  @Override
  public Optional<Routine> irqMask(IrqDesc desc, Cpu cpu) {
    return of("plic_irq_mask", desc, cpu, mask(desc, cpu));
  }

  @Override
  public Optional<Routine> irqUnmask(IrqDesc desc, Cpu cpu) {
    return of("plic_irq_unmask", desc, cpu, unmask(desc, cpu));
  }

  @Override
  public Optional<Routine> irqAck(IrqDesc desc, Cpu cpu) {
    return acknowledged(desc.source()) ? eoi(desc, cpu) : Optional.empty();
  }

  @Override
  public Optional<Routine> irqEoi(IrqDesc desc, Cpu cpu) {
    return acknowledged(desc.source()) ? Optional.empty() : eoi(desc, cpu);
  }

  /** {@code plic_irq_eoi}, called with the descriptor's lock held. */
  private Optional<Routine> eoi(IrqDesc desc, Cpu cpu) {
    Block complete =
        plic.bus()
            .write(
                "writel(" + desc.source() + ", claim)",
                cpu,
                contexts.claim(cpu),
                s -> desc.source());
    Block enabled = seq(toggle(desc, cpu, cpu, true), complete, toggle(desc, cpu, cpu, false));
    return switch (release.eoi()) {
      case PLAIN -> of("plic_irq_eoi", desc, cpu, complete);
      case UNMASK_IF_MASKED ->
          of(
              "plic_irq_eoi",
              desc,
              cpu,
              either(
                  s -> s.is(desc.masked()),
                  seq(unmask(desc, cpu), complete, mask(desc, cpu)),
                  complete));
      case ENABLE_IF_DISABLED ->
          of("plic_irq_eoi", desc, cpu, either(s -> s.is(desc.disabled()), enabled, complete));
      case ENABLE_IF_BIT_CLEAR -> eoiByBit(desc, cpu, enabled, complete);
    };
  }

  private Optional<Routine> eoiByBit(IrqDesc desc, Cpu cpu, Block enabled, Block complete) {
    Field bit =
        enabledBits.computeIfAbsent(
            desc.name(),
            name -> link.layout().flag(name + ".enabled", Protection.guardedBy(desc.lock())));
    Block look =
        plic.bus()
            .read(
                "readl(enable)",
                cpu,
                contexts.enable(cpu, desc.source()),
                (s, word) -> s.set(bit, (word >>> desc.source() % 32 & 1) != 0));
    return of("plic_irq_eoi", desc, cpu, look, either(s -> s.is(bit), complete, enabled))
        .map(routine -> routine.withLocals(bit));
  }

  private Block mask(IrqDesc desc, Cpu cpu) {
    Block priority = priority(desc, cpu, 0);
    if (release.separatesEnableAndMask()) {
      return priority;
    }
    Block[] all =
        plic.cpus().stream().map(target -> toggle(desc, cpu, target, false)).toArray(Block[]::new);
    return seq(priority, seq(all));
  }

  private Block unmask(IrqDesc desc, Cpu cpu) {
    Block priority = priority(desc, cpu, 1);
    return release.separatesEnableAndMask()
        ? priority
        : seq(priority, toggle(desc, cpu, desc.affinity(), true));
  }

  private Block priority(IrqDesc desc, Cpu cpu, int value) {
    return plic.bus()
        .write(
            "writel(" + value + ", priority " + desc.source() + ")",
            cpu,
            Contexts.priority(desc.source()),
            s -> value);
  }

  private Block toggle(IrqDesc desc, Cpu cpu, Cpu target, boolean enable) {
    return handlers.toggle(instance(desc, cpu), cpu, target, desc.source(), enable);
  }

  private Optional<Routine> of(String function, IrqDesc desc, Cpu cpu, Block... body) {
    startup.request(desc.source(), desc.affinity());
    return Optional.of(Routine.of(function, instance(desc, cpu), FILE + function, body));
  }

  private String instance(IrqDesc desc, Cpu cpu) {
    return desc.name() + "@" + cpu.name();
  }

  private boolean acknowledged(int source) {
    return edgeChip && plic.sources().get(source) != Trigger.LEVEL;
  }
}
