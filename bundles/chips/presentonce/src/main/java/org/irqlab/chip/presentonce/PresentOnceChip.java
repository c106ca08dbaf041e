package org.irqlab.chip.presentonce;

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
 * A driver for the abstract controller that presents a level once. Like most drivers, it has no
 * irq_disable, so that disabling is lazy, and completes every interrupt, also one that is disabled:
 * what such a controller then does is the question it is for.
 */
@Component
@Named(name = "present-once", compatible = "present-once")
public final class PresentOnceChip implements IrqChip {
  private static final OptionSpec COMPLETES =
      OptionSpec.oneOf(
          "completes",
          "the callback that completes: irq_eoi (flow fasteoi), irq_eoi with IRQCHIP_EOI_THREADED,"
              + " or irq_ack (flow level)",
          Completing.EOI.word(),
          Completing.othersThanDefault());

  @Override
  public List<OptionSpec> options() {
    return List.of(COMPLETES);
  }

  @Override
  public ChipModel link(Link link, Attachment controller, Options options) {
    return new PresentOnceModel(link, controller, Completing.of(options.get(COMPLETES.name())));
  }
}
