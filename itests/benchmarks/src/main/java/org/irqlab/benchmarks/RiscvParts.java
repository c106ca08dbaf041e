package org.irqlab.benchmarks;

import java.util.List;
import org.irqlab.api.lab.Catalogue;
import org.irqlab.api.part.Action;
import org.irqlab.api.part.Device;
import org.irqlab.api.part.FlowHandler;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.IrqChip;
import org.irqlab.api.part.IrqCore;
import org.irqlab.api.part.Part;
import org.irqlab.api.part.XenIrqController;
import org.irqlab.chip.plic.SiFivePlic;
import org.irqlab.chip.plic.XenPlic;
import org.irqlab.controller.plic.Plic;
import org.irqlab.device.LevelDevice;
import org.irqlab.engine.parts.Plugged;
import org.irqlab.engine.parts.Snapshot;
import org.irqlab.genirq.FastEoi;
import org.irqlab.genirq.Genirq;
import org.irqlab.guest.ServiceThenEoi;
import org.irqlab.hypervisor.xen.Xen;

/** The parts of a RISC-V path, plugged in without a container. */
final class RiscvParts {
  private RiscvParts() {}

  static Snapshot plugged() {
    return new Snapshot(
        List.of(
            plugged(Device.class, "level", new LevelDevice()),
            plugged(InterruptController.class, "plic", new Plic()),
            plugged(IrqChip.class, "sifive-plic", new SiFivePlic()),
            plugged(XenIrqController.class, "plic", new XenPlic()),
            plugged(FrontEnd.class, "xen", new Xen()),
            plugged(IrqCore.class, "genirq", new Genirq()),
            plugged(FlowHandler.class, "fasteoi", new FastEoi()),
            plugged(Action.class, "service-then-eoi", new ServiceThenEoi())));
  }

  private static Plugged plugged(Class<?> seam, String name, Part part) {
    Catalogue.Entry entry =
        new Catalogue.Entry(
            name, seam.getSimpleName(), "", List.of("plic"), "", "0.1.0", part.options());
    return new Plugged(entry, seam, part, null);
  }
}
