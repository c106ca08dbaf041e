package org.irqlab.actor;

import java.util.List;
import org.irqlab.api.part.Actor;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.osgi.service.component.annotations.Component;

/**
 * A guest that sets the DisINTx that its monitor shows it, and clears it again
 * (drivers/vfio/pci/vfio_pci_config.c: vfio_basic_config_write).
 */
@Component
@Named(name = "pci-disintx")
public final class PciDisintx implements Actor {
  @Override
  public List<OptionSpec> options() {
    return List.of(Caller.TIMES, Caller.SOURCE);
  }

  @Override
  public void link(Link link, Options options) {
    Caller.link(
        link, options, "[", "]", "PCI_COMMAND_INTX_DISABLE=1", "PCI_COMMAND_INTX_DISABLE=0");
  }
}
