package org.irqlab.chip.ioapic;

import static org.irqlab.api.routine.Code.under;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Register;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Lock;

/**
 * {@code pci_msi_controller} over {@code lapic_controller} (arch/x86/kernel/apic/msi.c, vector.c;
 * drivers/pci/msi/msi.c). There is no irq_disable, so disabling is lazy. Moving to another CPU
 * apart. A line that is asked for a callback was requested, so it is started up.
 */
final class PciMsiChipModel implements ChipModel {
  private static final String VECTOR = "arch/x86/kernel/apic/vector.c: ";
  private static final String MSI = "drivers/pci/msi/msi.c: ";
  private static final int FUNCTION = 12;
  private static final int ADDRESS = 0x4;
  private static final int DATA = 0xc;
  private static final int MASK = 0x10;
  private static final long BASE = 0xfee0_0000L;
  private static final int LOGICAL = 1 << 2;

  private final Link link;
  private final Attachment msi;
  private final LocalApic lapic;
  private final Vectors vectors;
  private final Lock vectorLock;
  private final Set<Integer> started = new HashSet<>();

  PciMsiChipModel(Link link, Attachment msi, boolean flat) {
    Attachment next =
        msi.next().orElseThrow(() -> new LinkException("pci-msi: its driver needs local APICs"));
    this.link = link;
    this.msi = msi;
    this.lapic = new LocalApic(next, flat);
    this.vectors = new Vectors(msi, next);
    this.vectorLock = link.layout().lock("vector_lock", Lock.Kind.SPIN_IRQSAVE);
    lapic.setUp(link);
  }

  @Override
  public Routine handle(Cpu cpu, Map<Integer, Routine> domain) {
    return new CommonInterrupt(lapic, link.layout(), vectors)
        .of(link.instance() + "@" + cpu.name(), cpu, domain);
  }

  /** {@code pci_msi_domain_info}; since Linux 6.2 {@code x86_init_dev_msi_info} says so. */
  @Override
  public String flow(int source) {
    return "edge";
  }

  @Override
  public Optional<Routine> irqMask(IrqDesc desc, Cpu cpu) {
    return of(MSI, "pci_msi_mask_irq", desc, cpu, mask(desc, cpu, 1));
  }

  @Override
  public Optional<Routine> irqUnmask(IrqDesc desc, Cpu cpu) {
    return of(MSI, "pci_msi_unmask_irq", desc, cpu, mask(desc, cpu, 0));
  }

  /** The parent's. */
  @Override
  public Optional<Routine> irqAck(IrqDesc desc, Cpu cpu) {
    return of(VECTOR, "apic_ack_edge", desc, cpu, lapic.eoi(cpu));
  }

  /** The parent's: an interrupt to the CPU that the line is for. */
  @Override
  public Optional<Routine> irqRetrigger(IrqDesc desc, Cpu cpu) {
    Block ipi = lapic.sendIpi(cpu, desc.affinity(), vectors.of(desc.source()));
    return of(VECTOR, "apic_retrigger_irq", desc, cpu, under(vectorLock, ipi));
  }

  private Block mask(IrqDesc desc, Cpu cpu, int bit) {
    return msi.bus()
        .write(
            "pci_write_config_dword(mask_pos, " + bit + ")", cpu, register(desc, MASK), s -> bit);
  }

  private Optional<Routine> of(String file, String function, IrqDesc desc, Cpu cpu, Block body) {
    startup(desc);
    String instance = desc.name() + "@" + cpu.name();
    return Optional.of(Routine.of(function, instance, file + function, body));
  }

  /** {@code __pci_write_msi_msg} of what {@code __irq_msi_compose_msg} has composed. */
  private void startup(IrqDesc desc) {
    if (started.add(desc.source())) {
      Cpu target = desc.affinity();
      long address =
          BASE | (long) lapic.destination(target) << 12 | (lapic.logical() ? LOGICAL : 0);
      int vector = vectors.of(desc.source());
      link.boot(s -> msi.bus().preset(s, target, register(desc, ADDRESS), address));
      link.boot(s -> msi.bus().preset(s, target, register(desc, DATA), vector));
    }
  }

  private static Register register(IrqDesc desc, int offset) {
    return Register.mmio32(((long) desc.source() << FUNCTION) + offset);
  }
}
