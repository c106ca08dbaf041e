package org.irqlab.controller.xics;

import java.util.Optional;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.ControllerPlan;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Recording;
import org.osgi.service.component.annotations.Component;

/**
 * XICS, the interrupt controller of POWER up to POWER8 and of guests that were not told of XIVE, as
 * hardware of a host or as the virtual controller of a guest. Level inputs are LSI sources, edges
 * and messages are MSI sources.
 */
@Component
@Named(
    name = Xics.NAME,
    arch = "powerpc",
    compatible = {"IBM,ppc-xics", "IBM,opal-xics", "IBM,ppc-xicp"})
public final class Xics implements InterruptController {
  static final String NAME = "xics";

  /** Numbers below are special in an XISR: 0 is nothing, 2 an inter-processor interrupt. */
  static final int BASE = 0x10;

  @Override
  public ControllerModel link(Link link, ControllerPlan plan, Options options) {
    return XicsModel.link(link, plan.sources(), plan.cpus(), BASE);
  }

  @Override
  public Optional<Bench> bench(Link link, Recording recording) {
    return recording.controller().equals(NAME)
        ? Optional.of(new RecordedBridge(link, recording))
        : Optional.empty();
  }
}
