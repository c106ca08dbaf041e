package org.irqlab.chip.presentonce;

import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqChip;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.Options;
import org.osgi.service.component.annotations.Component;

/**
 * A driver for the abstract controller that presents a level once. Like most drivers, it has no
 * irq_disable, so that disabling is lazy, and completes every interrupt, also one that is disabled:
 * what such a controller then does is the question it is for.
 */
@Component
@Named(name = "present-once", compatible = "present-once")
public final class PresentOnceChip implements IrqChip {
  @Override
  public ChipModel link(Link link, Attachment controller, Options options) {
    return new PresentOnceModel(link, controller);
  }
}
