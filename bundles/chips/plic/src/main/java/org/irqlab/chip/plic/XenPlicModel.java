package org.irqlab.chip.plic;

import java.util.Map;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.XenIrqController.Model;
import org.irqlab.api.part.XenIrqController.Operations;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;

/** Xen's driver on one controller: a claim loop around {@code do_IRQ}, and two types. */
final class XenPlicModel implements Model {
  private final Link link;
  private final Attachment plic;
  private final Contexts contexts;
  private final Operations host;
  private final Operations guest;

  XenPlicModel(Link link, Attachment plic, boolean endEnables, boolean remembers) {
    this.link = link;
    this.plic = plic;
    this.contexts = new Contexts(plic.cpus());
    Startup startup = new Startup(link, plic, contexts);
    startup.probe(1);
    XenEnabling enabling = new XenEnabling(link, plic, contexts, startup, endEnables);
    this.host = new HostType(plic.bus(), contexts, enabling);
    this.guest = new GuestType(link.layout(), plic.bus(), contexts, enabling, remembers);
  }

  @Override
  public Routine handle(Cpu cpu, Map<Integer, Routine> doIrq) {
    String instance = link.instance() + "@" + cpu.name();
    String source =
        "PLIC specification, Interrupt Flow; xen/arch/riscv/aplic.c: aplic_handle_interrupt";
    return Routine.of(
        "plic_handle_interrupt",
        instance,
        source,
        new ClaimLoop(plic.bus(), contexts, link.layout())
            .of("while claimed", instance, source, cpu, doIrq));
  }

  @Override
  public Operations host() {
    return host;
  }

  @Override
  public Operations guest() {
    return guest;
  }
}
