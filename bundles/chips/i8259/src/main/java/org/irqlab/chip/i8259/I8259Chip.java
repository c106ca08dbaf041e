package org.irqlab.chip.i8259;

import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqChip;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.Options;
import org.osgi.service.component.annotations.Component;

/**
 * Linux's driver of the 8259A of a PC, {@code XT-PIC} (arch/x86/kernel/i8259.c: i8259A_chip),
 * without automatic EOI. What it does to one line is the same from Linux 5.10 on.
 */
@Component
@Named(name = "i8259", arch = "x86", compatible = "i8259")
public final class I8259Chip implements IrqChip {
  @Override
  public ChipModel link(Link link, Attachment controller, Options options) {
    return new I8259ChipModel(link, controller);
  }
}
