package org.irqlab.vfio.pci;

import java.util.List;
import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.osgi.service.component.annotations.Component;

/**
 * vfio-pci forwarding the INTx of a function (drivers/vfio/pci/vfio_pci_intrs.c). A function that
 * can mask its own line shares it with others; any other has the line for itself, and VFIO disables
 * that: lazily up to Linux 6.17, then unlazily ("vfio/pci: Fix INTx handling on legacy non-PCI 2.3
 * devices").
 */
@Component
@Named(name = "vfio-pci-intx")
public final class VfioPciIntx implements InterruptBackend {
  private static final String LAZY = "lazy";
  private static final OptionSpec LINUX =
      OptionSpec.oneOf("linux", "release: how a line without DisINTx is disabled", "7.0", "6.17");
  private static final OptionSpec DISABLE =
      OptionSpec.oneOf(
          "disable",
          "whether disabling a line without DisINTx masks it at once (IRQ_DISABLE_UNLAZY)",
          "by-release",
          LAZY,
          "unlazy");
  private static final OptionSpec NOINTXMASK =
      OptionSpec.flag(
          "nointxmask", "module parameter: DisINTx is not used even if it works", false);

  private static final OptionSpec LOOKS =
      OptionSpec.flag(
          "looks-at-masked",
          "the handler of a line without DisINTx looks at ctx->masked first; no release does",
          false);

  @Override
  public List<OptionSpec> options() {
    return List.of(LINUX, DISABLE, NOINTXMASK, LOOKS);
  }

  @Override
  public Model link(Link link, Plan plan, Options options) {
    boolean masks = plan.device().mask().isPresent() && !options.on(NOINTXMASK.name());
    boolean old = options.is(LINUX.name(), "6.17");
    boolean lazy =
        options.is(DISABLE.name(), LAZY) || options.is(DISABLE.name(), "by-release") && old;
    return new Intx(link, plan, masks, !lazy, options.on(LOOKS.name()));
  }
}
