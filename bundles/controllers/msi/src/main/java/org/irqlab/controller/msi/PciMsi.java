package org.irqlab.controller.msi;

import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.ControllerPlan;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.osgi.service.component.annotations.Component;

/**
 * The MSI capabilities of PCI functions (PCI Local Bus Specification 3.0, 6.8.1), which report to
 * local APICs by messages. Each input is what one function wants to tell with its only vector; its
 * capability has a 64-bit address and per-vector masking.
 */
@Component
@Named(name = PciMsi.NAME, arch = "x86")
public final class PciMsi implements InterruptController {
  static final String NAME = "pci-msi";

  @Override
  public ControllerModel link(Link link, ControllerPlan plan, Options options) {
    ControllerModel next =
        plan.next()
            .orElseThrow(
                () ->
                    new LinkException(
                        "pci-msi reports to local APICs: 'controller: [pci-msi, lapic]' expected"));
    plan.sources()
        .forEach(
            (source, trigger) -> {
              if (trigger != Trigger.EDGE) {
                throw new LinkException(
                    "pci-msi: a message is an edge, but source " + source + " is a level");
              }
            });
    PciMsiModel model = new PciMsiModel(link, plan, next::message);
    next.feed(model);
    return model;
  }
}
