package org.irqlab.chip.plic;

import java.util.List;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Register;
import org.irqlab.api.routine.Cpu;

/**
 * Where a kernel's registers are: it uses the supervisor-mode context of each hart, and a hart has
 * two contexts, machine mode first (drivers/irqchip/irq-sifive-plic.c: PRIORITY_BASE,
 * CONTEXT_ENABLE_BASE, CONTEXT_BASE, plic_probe).
 *
 * @param cpus the kernel's CPUs in the order of their harts
 */
record Contexts(List<Cpu> cpus) {
  private static final long ENABLE = 0x2000;
  private static final long ENABLE_SIZE = 0x80;
  private static final long CONTEXT = 0x200000;
  private static final long CONTEXT_SIZE = 0x1000;
  private static final long CLAIM = 4;

  Contexts {
    cpus = List.copyOf(cpus);
  }

  /** The priority of a source. */
  static Register priority(int source) {
    return Register.mmio32(4L * source);
  }

  /** The word with a source's enable bit. */
  Register enable(Cpu cpu, int source) {
    return Register.mmio32(ENABLE + ENABLE_SIZE * context(cpu) + 4L * (source / 32));
  }

  /** The threshold of a CPU. */
  Register threshold(Cpu cpu) {
    return Register.mmio32(CONTEXT + CONTEXT_SIZE * context(cpu));
  }

  /** The claim/complete register of a CPU. */
  Register claim(Cpu cpu) {
    return Register.mmio32(CONTEXT + CONTEXT_SIZE * context(cpu) + CLAIM);
  }

  /** A CPU's place among the kernel's CPUs. */
  int hart(Cpu cpu) {
    int hart = cpus.indexOf(cpu);
    if (hart < 0) {
      throw new LinkException("plic: " + cpu.name() + " is not a CPU of this kernel");
    }
    return hart;
  }

  private long context(Cpu cpu) {
    return 2L * hart(cpu) + 1;
  }
}
