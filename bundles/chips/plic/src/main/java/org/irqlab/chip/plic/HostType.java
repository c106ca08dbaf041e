package org.irqlab.chip.plic;

import java.util.Optional;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.XenIrqController.Operations;
import org.irqlab.api.part.XenIrqController.XenDesc;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;

/** {@code host_irq_type}: {@code end} completes at once, in the context of the CPU that ends. */
final class HostType implements Operations {
  private final Bus bus;
  private final Contexts contexts;
  private final XenEnabling enabling;

  HostType(Bus bus, Contexts contexts, XenEnabling enabling) {
    this.bus = bus;
    this.contexts = contexts;
    this.enabling = enabling;
  }

  @Override
  public Optional<Routine> enable(XenDesc irq, Cpu cpu) {
    return Optional.of(enabling.enable(irq, cpu));
  }

  @Override
  public Optional<Routine> disable(XenDesc irq, Cpu cpu) {
    return Optional.of(enabling.disable(irq, cpu));
  }

  /** The claim has acknowledged already. */
  @Override
  public Optional<Routine> ack(XenDesc irq, Cpu cpu) {
    enabling.started(irq);
    return Optional.empty();
  }

  @Override
  public Optional<Routine> end(XenDesc irq, Cpu cpu) {
    enabling.started(irq);
    return Optional.of(
        Routine.of(
            "plic_host_irq_end",
            irq.name() + "@" + cpu.name(),
            "xen-devel, xen/riscv: implement IRQ routing for device passthrough: host_irq_type; PLIC specification, Interrupt Completion",
            enabling.completed(
                irq,
                cpu,
                bus.write(
                    "writel(" + irq.source() + ", claim)",
                    cpu,
                    contexts.claim(cpu),
                    s -> irq.source()))));
  }
}
