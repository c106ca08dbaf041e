package org.irqlab.chip.ioapic;

import static org.irqlab.api.routine.Code.irqsOff;

import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Register;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.state.Field;

/** The local APIC of the CPU that the code runs on (arch/x86/include/asm/apic.h). */
final class LocalApic {
  /** The vector of spurious interrupts (arch/x86/include/asm/irq_vectors.h). */
  static final int SPURIOUS_VECTOR = 0xff;

  private static final Register TPR = Register.mmio32(0x80);
  private static final Register EOI = Register.mmio32(0xb0);
  private static final Register LDR = Register.mmio32(0xd0);
  private static final Register SVR = Register.mmio32(0xf0);
  private static final Register ICR = Register.mmio32(0x300);
  private static final Register ICR2 = Register.mmio32(0x310);
  private static final int TMR = 0x180;
  private static final int ENABLED = 1 << 8;
  private static final int ABOVE_EXCEPTIONS = 0x10;
  private static final int LOGICAL = 1 << 11;

  private final Attachment lapic;
  private final boolean flat;

  LocalApic(Attachment lapic, boolean flat) {
    this.lapic = lapic;
    this.flat = flat;
  }

  Bus bus() {
    return lapic.bus();
  }

  /** {@code setup_local_APIC} of every CPU, before the path lives. */
  void setUp(Link link) {
    for (Cpu cpu : lapic.cpus()) {
      if (flat) {
        preset(link, cpu, LDR, (long) destination(cpu) << 24);
      }
      preset(link, cpu, TPR, ABOVE_EXCEPTIONS);
      preset(link, cpu, SVR, ENABLED | SPURIOUS_VECTOR);
    }
  }

  /** {@code apic->calc_dest_apicid}: a set of one logical APIC, or an APIC ID. */
  int destination(Cpu cpu) {
    return flat ? 1 << cpu.number() : cpu.number();
  }

  boolean logical() {
    return flat;
  }

  /** {@code apic_eoi}: says that something has ended, not what. */
  Block eoi(Cpu cpu) {
    return bus().write("apic_eoi", cpu, EOI, s -> 0);
  }

  /** Reads a vector's trigger mode, as its last message gave it, and keeps whether it is edge. */
  Block asEdge(Cpu cpu, int vector, Field edge) {
    return bus()
        .read(
            "apic_read(APIC_TMR)",
            cpu,
            Register.mmio32(TMR + (vector >> 5 << 4)),
            (s, word) -> s.set(edge, (word >>> (vector & 31) & 1) == 0));
  }

  /** {@code native_apic_icr_write}: an interrupt for a CPU, as an edge. */
  Block sendIpi(Cpu cpu, Cpu target, int vector) {
    return irqsOff(
        bus().write("apic_write(APIC_ICR2)", cpu, ICR2, s -> (long) destination(target) << 24),
        bus()
            .write(
                "apic_write(APIC_ICR, " + vector + ")",
                cpu,
                ICR,
                s -> vector | (flat ? LOGICAL : 0)));
  }

  private void preset(Link link, Cpu cpu, Register register, long value) {
    link.boot(s -> bus().preset(s, cpu, register, value));
  }
}
