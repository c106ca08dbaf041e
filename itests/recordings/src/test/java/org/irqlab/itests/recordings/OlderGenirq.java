package org.irqlab.itests.recordings;

import java.util.List;
import java.util.Map;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqCore;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Options;
import org.irqlab.genirq.Genirq;

/** The interrupt layer of the recorded kernels, all of which are older than Linux 6.15. */
final class OlderGenirq implements IrqCore {
  private final Genirq genirq = new Genirq();

  @Override
  public IrqDesc link(Link link, Plan plan, Options none) {
    return genirq.link(
        link, plan, Options.of(genirq.options(), Map.of("linux", "6.14", "sync-chip", "true")));
  }

  @Override
  public void entry(Link link, Attachment controller, ChipModel chip, List<Requested> lines) {
    genirq.entry(link, controller, chip, lines);
  }
}
