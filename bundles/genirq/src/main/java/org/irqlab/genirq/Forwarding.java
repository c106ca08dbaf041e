package org.irqlab.genirq;

import static org.irqlab.api.part.ChipModel.ChipState.CLEAR;
import static org.irqlab.api.part.ChipModel.ChipState.SET;
import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.under;

import java.util.Optional;
import org.irqlab.api.part.ChipModel.ChipState;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;

/**
 * What a hypervisor asks a chip about one line, past its own bookkeeping: neither IRQD_IRQ_MASKED
 * nor the depth is looked at (kernel/irq/manage.c: irq_set_vcpu_affinity, irq_get_irqchip_state,
 * irq_set_irqchip_state).
 */
final class Forwarding {
  private static final String FILE = "kernel/irq/manage.c: ";

  private final IrqDesc desc;
  private final Layout layout;
  private final String instance;
  private Field flag;

  Forwarding(IrqDesc desc, Layout layout, String instance) {
    this.desc = desc;
    this.layout = layout;
    this.instance = instance;
  }

  /** {@code IRQD_FORWARDED_TO_VCPU}; only lines whose chip knows forwarding have it. */
  Field flag() {
    if (flag == null) {
      flag = layout.flag("IRQD_FORWARDED_TO_VCPU", Protection.guardedBy(desc.lock()));
    }
    return flag;
  }

  Optional<Routine> setVcpuAffinity(Cpu cpu, boolean toVcpu) {
    return desc.chip()
        .irqSetVcpuAffinity(desc, cpu, toVcpu)
        .map(chip -> locked("irq_set_vcpu_affinity", cpu, chip));
  }

  Optional<Routine> setIrqchipState(Cpu cpu, ChipState which, boolean value) {
    return desc.chip()
        .irqSetIrqchipState(desc, cpu, which, value)
        .map(chip -> locked("irq_set_irqchip_state", cpu, chip));
  }

  Optional<Routine> getIrqchipState(Cpu cpu, ChipState which) {
    String name = "irq_get_irqchip_state";
    return desc.chip()
        .irqGetIrqchipState(desc, cpu, which)
        .map(
            chip ->
                Routine.of(
                    name,
                    instance + "@" + cpu.name(),
                    FILE + name,
                    under(desc.lock(), call(chip, on(SET, leave(SET)), on(CLEAR, leave(CLEAR))))));
  }

  private Routine locked(String name, Cpu cpu, Routine chip) {
    return Routine.of(
        name, instance + "@" + cpu.name(), FILE + name, under(desc.lock(), call(chip)));
  }
}
