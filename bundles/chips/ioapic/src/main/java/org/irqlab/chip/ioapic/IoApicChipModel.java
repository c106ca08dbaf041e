package org.irqlab.chip.ioapic;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.either;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.when;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;

/**
 * {@code ioapic_chip} over {@code lapic_controller} (arch/x86/kernel/apic/io_apic.c, vector.c).
 * There is no irq_disable, so disabling is lazy. A line that is asked for a callback was requested,
 * so it is started up.
 */
final class IoApicChipModel implements ChipModel {
  private static final String IO_APIC = "arch/x86/kernel/apic/io_apic.c: ";
  private static final String VECTOR = "arch/x86/kernel/apic/vector.c: ";

  private final Link link;
  private final Attachment ioapic;
  private final boolean explicitEoi;
  private final LocalApic lapic;
  private final Vectors vectors;
  private final RedirectionTable table;
  private final Lock vectorLock;
  private final Set<Integer> started = new HashSet<>();
  private final Map<String, Field> edges = new HashMap<>();
  private final Map<String, Field> inFlight = new HashMap<>();

  IoApicChipModel(Link link, Attachment ioapic, boolean flat, boolean explicitEoi) {
    Attachment next =
        ioapic
            .next()
            .orElseThrow(() -> new LinkException("ioapic: its driver needs local APICs behind it"));
    this.link = link;
    this.ioapic = ioapic;
    this.explicitEoi = explicitEoi;
    this.lapic = new LocalApic(next, flat);
    this.vectors = new Vectors(ioapic, next);
    this.table = new RedirectionTable(link, ioapic.bus());
    this.vectorLock = link.layout().lock("vector_lock", Lock.Kind.SPIN_IRQSAVE);
    lapic.setUp(link);
  }

  @Override
  public Routine handle(Cpu cpu, Map<Integer, Routine> domain) {
    return new CommonInterrupt(lapic, link.layout(), vectors)
        .of(link.instance() + "@" + cpu.name(), cpu, domain);
  }

  /** {@code mp_register_handler}. */
  @Override
  public String flow(int source) {
    return level(source) ? "fasteoi" : "edge";
  }

  /** For pins that are no legacy interrupts, which the 8259 could hold too. */
  @Override
  public Optional<Routine> irqStartup(IrqDesc desc, Cpu cpu) {
    Block unmask = table.unmask(cpu, desc.source(), low(desc));
    return of(IO_APIC, "startup_ioapic_irq", desc, cpu, unmask);
  }

  @Override
  public Optional<Routine> irqMask(IrqDesc desc, Cpu cpu) {
    Block mask = table.mask(cpu, desc.source(), low(desc));
    return of(IO_APIC, "mask_ioapic_irq", desc, cpu, mask);
  }

  @Override
  public Optional<Routine> irqUnmask(IrqDesc desc, Cpu cpu) {
    Block unmask = table.unmask(cpu, desc.source(), low(desc));
    return of(IO_APIC, "unmask_ioapic_irq", desc, cpu, unmask);
  }

  /** The parent's, {@code apic_ack_edge}. */
  @Override
  public Optional<Routine> irqAck(IrqDesc desc, Cpu cpu) {
    return of(VECTOR, "apic_ack_irq", desc, cpu, lapic.eoi(cpu));
  }

  /** Moving to another CPU apart; called with the descriptor's lock held. */
  @Override
  public Optional<Routine> irqEoi(IrqDesc desc, Cpu cpu) {
    if (!explicitEoi) {
      return of(IO_APIC, "ioapic_ack_level", desc, cpu, lapic.eoi(cpu));
    }
    int vector = vectors.of(desc.source());
    Field edge =
        edges.computeIfAbsent(
            desc.name(),
            name -> link.layout().flag(name + ".edge", Protection.guardedBy(desc.lock())));
    Routine end =
        table.end(
            instance(desc, cpu),
            cpu,
            desc.source(),
            vector,
            low(desc),
            lapic.destination(desc.affinity()));
    return of(
            IO_APIC,
            "ioapic_ack_level",
            desc,
            cpu,
            lapic.asEdge(cpu, vector, edge),
            lapic.eoi(cpu),
            when(s -> s.is(edge), call(end)))
        .map(routine -> routine.withLocals(edge));
  }

  /** Remote IRR of a level: it was sent, and its end has not come back. */
  @Override
  public Optional<Routine> irqGetIrqchipState(IrqDesc desc, Cpu cpu, ChipState which) {
    if (which != ChipState.ACTIVE || !level(desc.source())) {
      return Optional.empty();
    }
    Field irr =
        inFlight.computeIfAbsent(
            desc.name(),
            name -> link.layout().flag(name + ".irr", Protection.guardedBy(desc.lock())));
    return of(
            IO_APIC,
            "ioapic_irq_get_chip_state",
            desc,
            cpu,
            table.remoteIrr(cpu, desc.source(), irr),
            either(s -> s.is(irr), leave(ChipState.SET), leave(ChipState.CLEAR)))
        .map(routine -> routine.withLocals(irr));
  }

  /** The parent's: an interrupt to the CPU that the line is for, whatever its pin does. */
  @Override
  public Optional<Routine> irqRetrigger(IrqDesc desc, Cpu cpu) {
    Block ipi = lapic.sendIpi(cpu, desc.affinity(), vectors.of(desc.source()));
    return of(VECTOR, "apic_retrigger_irq", desc, cpu, under(vectorLock, ipi));
  }

  private Optional<Routine> of(String file, String function, IrqDesc desc, Cpu cpu, Block... body) {
    if (started.add(desc.source())) {
      int destination = lapic.destination(desc.affinity());
      table.preset(link, desc.affinity(), desc.source(), low(desc), destination);
    }
    return Optional.of(Routine.of(function, instance(desc, cpu), file + function, body));
  }

  /** The lower half of a line's entry, unmasked. */
  private long low(IrqDesc desc) {
    return vectors.of(desc.source())
        | (lapic.logical() ? RedirectionTable.LOGICAL : 0)
        | (level(desc.source()) ? RedirectionTable.LEVEL : 0);
  }

  private boolean level(int source) {
    return ioapic.sources().get(source) == Trigger.LEVEL;
  }

  private static String instance(IrqDesc desc, Cpu cpu) {
    return desc.name() + "@" + cpu.name();
  }
}
