package org.irqlab.chip.gic;

import java.util.List;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqChip;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Cpu;
import org.osgi.service.component.annotations.Component;

/** Linux's driver of the GICv2 (drivers/irqchip/irq-gic.c). */
@Component
@Named(name = "gic", arch = "arm", compatible = "gicv2")
public final class Gic implements IrqChip {
  private static final OptionSpec EOI_MODE =
      OptionSpec.oneOf(
          "eoimode",
          "whether completion drops the priority only (1), or ends it all (0); booted: 1 if the"
              + " kernel owns the hypervisor mode, so not in a guest",
          "booted",
          "0",
          "1");

  @Override
  public List<OptionSpec> options() {
    return List.of(EOI_MODE);
  }

  @Override
  public ChipModel link(Link link, Attachment controller, Options options) {
    boolean split =
        options.is(EOI_MODE.name(), "1")
            || options.is(EOI_MODE.name(), "booted")
                && controller.cpus().stream().noneMatch(Cpu::isVirtual);
    return new GicModel(link, controller, split);
  }
}
