package org.irqlab.controller.xive;

import java.util.List;
import java.util.Optional;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.ControllerPlan;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Recording;
import org.irqlab.controller.xive.Construction.Shape;
import org.osgi.service.component.annotations.Component;

/**
 * The external interrupt virtualization engine of POWER9 and POWER10, as hardware of a host or as
 * the virtual controller of a guest. Level inputs are LSI sources, edges and messages are MSI
 * sources.
 */
@Component
@Named(
    name = Xive.NAME,
    arch = "powerpc",
    compatible = {"ibm,opal-xive-vc", "ibm,opal-xive-pe", "ibm,power-ivpe"})
public final class Xive implements InterruptController {
  static final String NAME = "xive";

  private static final String RECORDED = "xive-esb";
  private static final String NOTIFIES = "notifies";
  private static final OptionSpec SET_RESET =
      OptionSpec.oneOf(
          "set-pq-00",
          "what an asserted level source does at PQ=00: it notifies, or (as QEMU's) is silent",
          NOTIFIES,
          "silent");
  private static final OptionSpec QUEUED_LEVEL =
      OptionSpec.oneOf(
          "eoi-of-queued-level",
          "what an asserted level source with Q set does at EOI: it notifies, or (as QEMU's) not",
          NOTIFIES,
          "silent");

  @Override
  public List<OptionSpec> options() {
    return List.of(SET_RESET, QUEUED_LEVEL);
  }

  @Override
  public ControllerModel link(Link link, ControllerPlan plan, Options options) {
    Shape shape =
        new Shape(
            options.is(SET_RESET.name(), NOTIFIES) ? SetReset.NOTIFIES : SetReset.SILENT,
            options.is(QUEUED_LEVEL.name(), NOTIFIES) ? QueuedLevel.NOTIFIES : QueuedLevel.SILENT);
    return new Construction(link, shape).build(plan.sources(), plan.cpus());
  }

  @Override
  public Optional<Bench> bench(Link link, Recording recording) {
    return recording.controller().equals(RECORDED)
        ? Optional.of(new RecordedBridge(link, recording, RecordedBridge.QEMU))
        : Optional.empty();
  }
}
