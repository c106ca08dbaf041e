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
 * Linux's driver of the I/O APIC (arch/x86/kernel/apic/io_apic.c: ioapic_chip). What it does to one
 * line is the same from Linux 5.10 on.
 */
@Component
@Named(name = "ioapic", arch = "x86", compatible = "ioapic")
public final class IoApicChip implements IrqChip {
  private static final OptionSpec APIC =
      OptionSpec.oneOf(
          "apic",
          "driver of the local APICs: logical destinations (apic_flat), or physical"
              + " (apic_physflat)",
          "flat",
          "physflat");
  private static final OptionSpec LOST_EOI =
      OptionSpec.flag(
          "explicit-eoi",
          "ioapic_ack_level ends a level that was delivered as an edge at the I/O APIC itself",
          true);

  @Override
  public List<OptionSpec> options() {
    return List.of(APIC, LOST_EOI);
  }

  @Override
  public ChipModel link(Link link, Attachment controller, Options options) {
    return new IoApicChipModel(
        link, controller, options.is(APIC.name(), "flat"), options.on(LOST_EOI.name()));
  }
}
