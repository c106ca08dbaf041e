package org.irqlab.itests.paths;

import java.util.List;
import org.irqlab.actor.IrqRerequest;
import org.irqlab.actor.IrqToggle;
import org.irqlab.actor.PciDisintx;
import org.irqlab.actor.VfioMask;
import org.irqlab.actor.VfioUnmask;
import org.irqlab.actor.xen.XenRelease;
import org.irqlab.actor.xen.XenReroute;
import org.irqlab.actor.xen.XenRoute;
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
import org.irqlab.api.part.XenIrqController;
import org.irqlab.chip.gic.Gic;
import org.irqlab.chip.i8259.I8259Chip;
import org.irqlab.chip.ioapic.IoApicChip;
import org.irqlab.chip.plic.SiFivePlic;
import org.irqlab.chip.plic.XenPlic;
import org.irqlab.chip.presentonce.PresentOnceChip;
import org.irqlab.chip.xics.XicsChip;
import org.irqlab.chip.xive.XiveChip;
import org.irqlab.controller.gicv2.Gicv2;
import org.irqlab.controller.i8259.I8259;
import org.irqlab.controller.ioapic.IoApic;
import org.irqlab.controller.lapic.Lapic;
import org.irqlab.controller.plic.Plic;
import org.irqlab.controller.presentonce.PresentOnce;
import org.irqlab.controller.xics.Xics;
import org.irqlab.controller.xive.Xive;
import org.irqlab.device.BriefDevice;
import org.irqlab.device.EdgeDevice;
import org.irqlab.device.LevelDevice;
import org.irqlab.device.PciIntx;
import org.irqlab.engine.parts.Plugged;
import org.irqlab.engine.parts.Snapshot;
import org.irqlab.genirq.EdgeFlow;
import org.irqlab.genirq.FastEoi;
import org.irqlab.genirq.Genirq;
import org.irqlab.genirq.LevelFlow;
import org.irqlab.guest.EoiThenService;
import org.irqlab.guest.Hung;
import org.irqlab.guest.ServiceThenEoi;
import org.irqlab.guest.ThreadedOneshot;
import org.irqlab.hypervisor.kvm.KvmIrqfd;
import org.irqlab.hypervisor.vgic.BypassCaller;
import org.irqlab.hypervisor.vgic.KvmVgic;
import org.irqlab.hypervisor.vmm.VmmUserspace;
import org.irqlab.hypervisor.xen.Xen;
import org.irqlab.vfio.pci.VfioPciIntx;
import org.irqlab.vfio.platform.VfioPlatform;

/** The parts of the paths, plugged in without a container. */
final class Shelf {
  private Shelf() {}

  static Snapshot parts() {
    return new Snapshot(
        List.of(
            plugged(Device.class, "level", new LevelDevice()),
            plugged(Device.class, "edge", new EdgeDevice()),
            plugged(Device.class, "level-brief", new BriefDevice()),
            plugged(InterruptController.class, "plic", new Plic()),
            plugged(IrqChip.class, "sifive-plic", new SiFivePlic()),
            plugged(InterruptController.class, "i8259", new I8259()),
            plugged(IrqChip.class, "i8259", "i8259", new I8259Chip()),
            plugged(InterruptController.class, "ioapic", new IoApic()),
            plugged(InterruptController.class, "lapic", new Lapic()),
            plugged(IrqChip.class, "ioapic", "ioapic", new IoApicChip()),
            plugged(XenIrqController.class, "plic", new XenPlic()),
            plugged(InterruptController.class, "xics", new Xics()),
            plugged(IrqChip.class, "xics", "xics", new XicsChip()),
            plugged(InterruptController.class, "xive", new Xive()),
            plugged(IrqChip.class, "xive", "xive", new XiveChip()),
            plugged(InterruptController.class, "present-once", new PresentOnce()),
            plugged(IrqChip.class, "present-once", "present-once", new PresentOnceChip()),
            plugged(InterruptController.class, "gicv2", new Gicv2()),
            plugged(IrqChip.class, "gic", "gicv2", new Gic()),
            plugged(FrontEnd.class, "xen", new Xen()),
            plugged(FrontEnd.class, "kvm-vgic", new KvmVgic()),
            plugged(Actor.class, "irq-bypass", new BypassCaller()),
            plugged(FrontEnd.class, "kvm-irqfd", new KvmIrqfd()),
            plugged(FrontEnd.class, "vmm-userspace", new VmmUserspace()),
            plugged(InterruptBackend.class, "automasked", new Automasked()),
            plugged(Device.class, "pci-intx", new PciIntx()),
            plugged(InterruptBackend.class, "vfio-platform", new VfioPlatform()),
            plugged(InterruptBackend.class, "vfio-pci-intx", new VfioPciIntx()),
            plugged(Actor.class, "vfio-mask", new VfioMask()),
            plugged(Actor.class, "vfio-unmask", new VfioUnmask()),
            plugged(Actor.class, "pci-disintx", new PciDisintx()),
            plugged(Actor.class, "irq-toggle", new IrqToggle()),
            plugged(Actor.class, "irq-rerequest", new IrqRerequest()),
            plugged(Action.class, "threaded-oneshot", new ThreadedOneshot()),
            plugged(Action.class, "eoi-then-service", new EoiThenService()),
            plugged(Actor.class, "xen-release", new XenRelease()),
            plugged(Actor.class, "xen-route", new XenRoute()),
            plugged(Actor.class, "xen-reroute", new XenReroute()),
            plugged(IrqCore.class, "genirq", new Genirq()),
            plugged(FlowHandler.class, "fasteoi", new FastEoi()),
            plugged(FlowHandler.class, "level", new LevelFlow()),
            plugged(FlowHandler.class, "edge", new EdgeFlow()),
            plugged(Action.class, "service-then-eoi", new ServiceThenEoi()),
            plugged(Action.class, "hung", new Hung())));
  }

  private static Plugged plugged(Class<?> seam, String name, Part part) {
    return plugged(seam, name, "plic", part);
  }

  private static Plugged plugged(Class<?> seam, String name, String compatible, Part part) {
    Catalogue.Entry entry =
        new Catalogue.Entry(
            name, seam.getSimpleName(), "", List.of(compatible), "", "0.1.0", part.options());
    return new Plugged(entry, seam, part, null);
  }
}
