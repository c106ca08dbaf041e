package org.irqlab.chip.gic;

import static org.irqlab.api.part.ChipModel.ChipState.CLEAR;
import static org.irqlab.api.part.ChipModel.ChipState.SET;
import static org.irqlab.api.routine.Code.either;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.when;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Register;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;

/**
 * {@code gic_chip}, and {@code gic_chip_mode1} where EOImode is split: a completion there only
 * deactivates, and not even that if the line is forwarded, since the guest does it
 * (drivers/irqchip/irq-gic.c). Disabling is lazy: there is no irq_disable.
 */
final class GicModel implements ChipModel {
  private static final String FILE = "drivers/irqchip/irq-gic.c: ";

  private final Link link;
  private final Attachment gic;
  private final boolean split;
  private final Startup startup;
  private final Map<String, Field> answers = new HashMap<>();

  GicModel(Link link, Attachment gic, boolean split) {
    this.link = link;
    this.gic = gic;
    this.split = split;
    this.startup = new Startup(link, gic);
    startup.probe(split);
  }

  @Override
  public Routine handle(Cpu cpu, Map<Integer, Routine> domain) {
    String instance = link.instance() + "@" + cpu.name();
    String source = FILE + "gic_handle_irq";
    return Routine.of(
        "gic_handle_irq",
        instance,
        source,
        new AcknowledgeLoop(gic, link.layout(), split).of(instance, source, cpu, domain));
  }

  /** {@code gic_irq_domain_map}. */
  @Override
  public String flow(int source) {
    return Sources.isPrivate(source) ? "percpu-devid" : "fasteoi";
  }

  @Override
  public Optional<Routine> irqMask(IrqDesc desc, Cpu cpu) {
    Block mask = poke(desc, cpu, "GIC_DIST_ENABLE_CLEAR", Registers.GIC_DIST_ENABLE_CLEAR);
    if (!split) {
      return of("gic_mask_irq", desc, cpu, mask);
    }
    Block deactivate = poke(desc, cpu, "GIC_DIST_ACTIVE_CLEAR", Registers.GIC_DIST_ACTIVE_CLEAR);
    Field forwarded = desc.forwarded();
    return of("gic_eoimode1_mask_irq", desc, cpu, mask, when(s -> s.is(forwarded), deactivate));
  }

  @Override
  public Optional<Routine> irqUnmask(IrqDesc desc, Cpu cpu) {
    Block unmask = poke(desc, cpu, "GIC_DIST_ENABLE_SET", Registers.GIC_DIST_ENABLE_SET);
    return of("gic_unmask_irq", desc, cpu, unmask);
  }

  @Override
  public Optional<Routine> irqEoi(IrqDesc desc, Cpu cpu) {
    if (!split) {
      return of("gic_eoi_irq", desc, cpu, end(desc, cpu, "GIC_CPU_EOI", Registers.GIC_CPU_EOI));
    }
    Field forwarded = desc.forwarded();
    return of(
        "gic_eoimode1_eoi_irq",
        desc,
        cpu,
        either(
            s -> s.is(forwarded),
            step("forwarded: left active for the guest", Effect.NOTHING),
            end(desc, cpu, "GIC_CPU_DEACTIVATE", Registers.GIC_CPU_DEACTIVATE)));
  }

  @Override
  public Optional<Routine> irqRetrigger(IrqDesc desc, Cpu cpu) {
    Block pend = poke(desc, cpu, "GIC_DIST_PENDING_SET", Registers.GIC_DIST_PENDING_SET);
    return of("gic_retrigger", desc, cpu, pend);
  }

  /** Software-generated interrupts are refused ({@code -EINVAL}). */
  @Override
  public Optional<Routine> irqSetVcpuAffinity(IrqDesc desc, Cpu cpu, boolean forwarded) {
    if (!split || Sources.hwirq(desc.source()) < 16) {
      return Optional.empty();
    }
    String what = forwarded ? "irqd_set_forwarded_to_vcpu" : "irqd_clr_forwarded_to_vcpu";
    Field flag = desc.forwarded();
    return of("gic_irq_set_vcpu_affinity", desc, cpu, step(what, s -> s.set(flag, forwarded)));
  }

  @Override
  public Optional<Routine> irqSetIrqchipState(
      IrqDesc desc, Cpu cpu, ChipState which, boolean value) {
    return switch (which) {
      case PENDING ->
          set(
              desc,
              cpu,
              value ? "GIC_DIST_PENDING_SET" : "GIC_DIST_PENDING_CLEAR",
              value ? Registers.GIC_DIST_PENDING_SET : Registers.GIC_DIST_PENDING_CLEAR);
      case ACTIVE ->
          set(
              desc,
              cpu,
              value ? "GIC_DIST_ACTIVE_SET" : "GIC_DIST_ACTIVE_CLEAR",
              value ? Registers.GIC_DIST_ACTIVE_SET : Registers.GIC_DIST_ACTIVE_CLEAR);
      case MASKED ->
          set(
              desc,
              cpu,
              value ? "GIC_DIST_ENABLE_CLEAR" : "GIC_DIST_ENABLE_SET",
              value ? Registers.GIC_DIST_ENABLE_CLEAR : Registers.GIC_DIST_ENABLE_SET);
      case LINE_LEVEL -> Optional.empty();
    };
  }

  @Override
  public Optional<Routine> irqGetIrqchipState(IrqDesc desc, Cpu cpu, ChipState which) {
    return switch (which) {
      case PENDING -> get(desc, cpu, "GIC_DIST_PENDING_SET", Registers.GIC_DIST_PENDING_SET, true);
      case ACTIVE -> get(desc, cpu, "GIC_DIST_ACTIVE_SET", Registers.GIC_DIST_ACTIVE_SET, true);
      case MASKED -> get(desc, cpu, "GIC_DIST_ENABLE_SET", Registers.GIC_DIST_ENABLE_SET, false);
      case LINE_LEVEL -> Optional.empty();
    };
  }

  private Optional<Routine> set(IrqDesc desc, Cpu cpu, String name, int base) {
    return of("gic_irq_set_irqchip_state", desc, cpu, poke(desc, cpu, name, base));
  }

  /** {@code gic_peek_irq}. */
  private Optional<Routine> get(IrqDesc desc, Cpu cpu, String name, int base, boolean set) {
    Field answer =
        answers.computeIfAbsent(
            desc.name(),
            line -> link.layout().flag(line + ".peeked", Protection.guardedBy(desc.lock())));
    int hwirq = Sources.hwirq(desc.source());
    Register word = Registers.word(base, hwirq);
    Block peek =
        gic.bus()
            .read(
                "readl(" + name + ")",
                cpu,
                word,
                (s, bits) -> s.set(answer, ((bits & Registers.bit(hwirq)) != 0) == set));
    return of(
            "gic_irq_get_irqchip_state",
            desc,
            cpu,
            peek,
            either(s -> s.is(answer), leave(SET), leave(CLEAR)))
        .map(routine -> routine.withLocals(answer));
  }

  private Block end(IrqDesc desc, Cpu cpu, String name, Register register) {
    int hwirq = Sources.hwirq(desc.source());
    return gic.bus().write("writel(" + hwirq + ", " + name + ")", cpu, register, s -> hwirq);
  }

  /** {@code gic_poke_irq}: writes an interrupt's bit alone. */
  private Block poke(IrqDesc desc, Cpu cpu, String name, int base) {
    int hwirq = Sources.hwirq(desc.source());
    return gic.bus()
        .write(
            "writel(" + hwirq + ", " + name + ")",
            cpu,
            Registers.word(base, hwirq),
            s -> Registers.bit(hwirq));
  }

  private Optional<Routine> of(String function, IrqDesc desc, Cpu cpu, Block... body) {
    startup.request(desc.source(), desc.affinity());
    return Optional.of(
        Routine.of(function, desc.name() + "@" + cpu.name(), FILE + function, seq(body)));
  }
}
