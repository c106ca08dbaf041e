package org.irqlab.chip.plic;

import java.util.List;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqChip;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.osgi.service.component.annotations.Component;

/** Linux's driver of the PLIC (drivers/irqchip/irq-sifive-plic.c). */
@Component
@Named(name = "sifive-plic", arch = "riscv", compatible = "plic")
public final class SiFivePlic implements IrqChip {
  private static final OptionSpec LINUX =
      OptionSpec.oneOf(
          "linux",
          "release: which locks and how a disabled line is completed",
          "newest",
          "5.10",
          "6.0",
          "6.1",
          "6.12");
  private static final OptionSpec EDGE =
      OptionSpec.flag(
          "edge-chip",
          "PLIC_QUIRK_EDGE_INTERRUPT: edge lines are acknowledged, by the edge flow",
          false);

  @Override
  public List<OptionSpec> options() {
    return List.of(LINUX, EDGE);
  }

  @Override
  public ChipModel link(Link link, Attachment controller, Options options) {
    Release release = Release.of(options.get(LINUX.name()));
    return new SiFivePlicModel(link, controller, release, options.on(EDGE.name()));
  }
}
