package org.irqlab.chip.ioapic;

import java.util.List;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqChip;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.osgi.service.component.annotations.Component;

/**
 * Linux's driver of MSI on x86 without interrupt remapping (arch/x86/kernel/apic/msi.c:
 * pci_msi_controller).
 */
@Component
@Named(name = "pci-msi", arch = "x86", compatible = "pci-msi")
public final class PciMsiChip implements IrqChip {
  private static final OptionSpec APIC =
      OptionSpec.oneOf(
          "apic",
          "driver of the local APICs: logical destinations (apic_flat), or physical"
              + " (apic_physflat)",
          "flat",
          "physflat");

  @Override
  public List<OptionSpec> options() {
    return List.of(APIC);
  }

  @Override
  public ChipModel link(Link link, Attachment controller, Options options) {
    return new PciMsiChipModel(link, controller, options.is(APIC.name(), "flat"));
  }
}
