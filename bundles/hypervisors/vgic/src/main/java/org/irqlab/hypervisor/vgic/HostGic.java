package org.irqlab.hypervisor.vgic;

import java.util.function.ToLongFunction;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.Register;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.state.State;

/**
 * The virtualization registers of the host's GICv2 at one CPU (IHI 0048B, 5.3 and 5.5), where the
 * GIC-400 has them (ARM DDI 0471B, table 3-1), and its pins for a guest.
 *
 * @param gic the host's controller
 * @param cpu the CPU whose banks these are
 */
record HostGic(Attachment gic, Cpu cpu) {
  private static final long VIRTUAL_CONTROL = 0x4000;
  private static final long LIST_REGISTERS = VIRTUAL_CONTROL + 0x100;
  private static final long GICC_TO_GICV = 0x4000;
  private static final int PINS = 8;
  private static final int VIRQ = 2;
  private static final int MAINTENANCE = 4;

  /** Switches the list registers on: GICH_HCR.En. */
  void enable(State s) {
    gic.bus().preset(s, cpu, Register.mmio32(VIRTUAL_CONTROL), 1);
  }

  Block readList(int number, Bus.Use use) {
    return gic.bus().read("readl(GICH_LR" + number + ")", cpu, list(number), use);
  }

  Block writeList(int number, ToLongFunction<State> value) {
    return gic.bus().write("writel(GICH_LR" + number + ")", cpu, list(number), value);
  }

  private static Register list(int number) {
    return Register.mmio32(LIST_REGISTERS + 4L * number);
  }

  /** The register of the virtual CPU interface that stands for one of the CPU interface. */
  static Register virtual(Register register) {
    return new Register(register.space(), register.offset() + GICC_TO_GICV, register.width());
  }

  /** The virtual interrupt. */
  Guard virq() {
    return gic.output(PINS * cpu.number() + VIRQ);
  }

  /** A list register's completion waits to be seen. */
  Guard maintenance() {
    return gic.output(PINS * cpu.number() + MAINTENANCE);
  }
}
