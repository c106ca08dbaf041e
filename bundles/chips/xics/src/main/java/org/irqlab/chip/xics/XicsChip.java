package org.irqlab.chip.xics;

import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqChip;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.Options;
import org.osgi.service.component.annotations.Component;

/**
 * Linux's driver of XICS: the native presenter and sources that OPAL sets
 * (arch/powerpc/sysdev/xics/icp-native.c, ics-opal.c). RTAS and H_EOI do the same by other calls.
 */
@Component
@Named(name = "xics", arch = "powerpc", compatible = "xics")
public final class XicsChip implements IrqChip {
  @Override
  public ChipModel link(Link link, Attachment controller, Options options) {
    return new XicsChipModel(link, controller);
  }
}
