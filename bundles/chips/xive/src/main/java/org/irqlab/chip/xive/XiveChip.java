package org.irqlab.chip.xive;

import java.util.List;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqChip;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.osgi.service.component.annotations.Component;

/** Linux's driver of the engine (arch/powerpc/sysdev/xive/common.c, native.c). */
@Component
@Named(name = "xive", arch = "powerpc", compatible = "xive")
public final class XiveChip implements IrqChip {
  private static final String WITHOUT_STALE_P = "4.12";
  private static final OptionSpec LINUX =
      OptionSpec.oneOf(
          "linux",
          "release: 4.12 to 5.3 as released take the P bit of a finished event for one under way; all"
              + " later ones are alike",
          "newest",
          WITHOUT_STALE_P,
          "5.10",
          "6.1",
          "6.12");
  private static final OptionSpec STORE_EOI =
      OptionSpec.flag(
          "store-eoi", "XIVE_IRQ_FLAG_STORE_EOI: sources are completed by a store", false);

  @Override
  public List<OptionSpec> options() {
    return List.of(LINUX, STORE_EOI);
  }

  @Override
  public ChipModel link(Link link, Attachment controller, Options options) {
    return new XiveChipModel(
        link, controller, options.on(STORE_EOI.name()), !options.is(LINUX.name(), WITHOUT_STALE_P));
  }
}
