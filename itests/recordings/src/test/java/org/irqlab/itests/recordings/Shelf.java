package org.irqlab.itests.recordings;

import java.util.List;
import org.irqlab.api.lab.Catalogue;
import org.irqlab.api.part.Action;
import org.irqlab.api.part.Actor;
import org.irqlab.api.part.Device;
import org.irqlab.api.part.FlowHandler;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.IrqChip;
import org.irqlab.api.part.IrqCore;
import org.irqlab.api.part.Part;
import org.irqlab.api.path.Stage;
import org.irqlab.chip.gic.Gic;
import org.irqlab.chip.i8259.I8259Chip;
import org.irqlab.chip.ioapic.IoApicChip;
import org.irqlab.chip.ioapic.PciMsiChip;
import org.irqlab.chip.xics.XicsChip;
import org.irqlab.chip.xive.XiveChip;
import org.irqlab.controller.gicv2.Gicv2;
import org.irqlab.controller.i8259.I8259;
import org.irqlab.controller.ioapic.IoApic;
import org.irqlab.controller.lapic.Lapic;
import org.irqlab.controller.msi.PciMsi;
import org.irqlab.controller.xics.Xics;
import org.irqlab.controller.xive.Xive;
import org.irqlab.engine.parts.Plugged;
import org.irqlab.engine.parts.Snapshot;
import org.irqlab.genirq.EdgeFlow;
import org.irqlab.genirq.FastEoi;
import org.irqlab.genirq.LevelFlow;
import org.irqlab.hypervisor.kvm.KvmIrqfd;
import org.irqlab.hypervisor.vmm.VmmUserspace;
import org.irqlab.vfio.pci.VfioPciIntx;
import org.irqlab.vfio.pci.VfioPciMsi;

/** The parts of the recorded machines, plugged in without a container. */
final class Shelf {
  private Shelf() {}

  static Snapshot parts() {
    return new Snapshot(
        List.of(
            plugged(Device.class, "edu", new EduCard()),
            plugged(Actor.class, "program", new Program()),
            plugged(Actor.class, GuestProgram.NAME, new GuestProgram()),
            plugged(Action.class, GuestHandler.NAME, new GuestHandler()),
            plugged(FlowHandler.class, GuestFlow.NAME, new GuestFlow()),
            plugged(FrontEnd.class, "kvm-irqfd", new KvmIrqfd()),
            plugged(FrontEnd.class, "vmm-userspace", new VmmUserspace()),
            plugged(InterruptBackend.class, "vfio-pci-intx", new VfioPciIntx()),
            plugged(InterruptBackend.class, "vfio-pci-msi", new VfioPciMsi()),
            plugged(IrqCore.class, "genirq", new OlderGenirq()),
            plugged(FlowHandler.class, "fasteoi", new FastEoi()),
            plugged(InterruptController.class, "xive", new Xive()),
            plugged(IrqChip.class, "xive", new XiveChip(), "xive"),
            plugged(InterruptController.class, "xics", new Xics()),
            plugged(IrqChip.class, "xics", new XicsChip(), "xics"),
            plugged(FlowHandler.class, "level", new LevelFlow()),
            plugged(FlowHandler.class, "edge", new EdgeFlow()),
            plugged(InterruptController.class, "pci-msi", new PciMsi()),
            plugged(IrqChip.class, "pci-msi", new PciMsiChip(), "pci-msi"),
            plugged(InterruptController.class, "i8259", new I8259()),
            plugged(IrqChip.class, "i8259", new I8259Chip(), "i8259"),
            plugged(InterruptController.class, "ioapic", new IoApic()),
            plugged(InterruptController.class, "lapic", new Lapic()),
            plugged(IrqChip.class, "io-apic", new IoApicChip(), "ioapic"),
            plugged(InterruptController.class, "gicv2", new Gicv2()),
            plugged(IrqChip.class, "gic", new Gic(), "gicv2")));
  }

  /** Name of the driver of a controller. */
  static String chipOf(List<Stage> controller) {
    String name = controller.get(0).name();
    return parts().compatible(IrqChip.class, name).orElseThrow().entry().name();
  }

  private static Plugged plugged(Class<?> seam, String name, Part part, String... drives) {
    Catalogue.Entry entry =
        new Catalogue.Entry(
            name, seam.getSimpleName(), "", List.of(drives), "", "0.1.0", part.options());
    return new Plugged(entry, seam, part, null);
  }
}
