package org.irqlab.hypervisor.xen;

import static org.irqlab.api.routine.Code.await;
import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.rest;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.DeviceBus;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.part.XenIrqController;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.osgi.service.component.annotations.Component;

/**
 * Xen on RISC-V with an interrupt routed to a guest whose controller it emulates, as proposed on
 * xen-devel ("xen/riscv: implement IRQ routing for device passthrough"). The physical source is
 * completed either in {@code do_IRQ}, by {@code host_irq_type}, or when the guest completes at its
 * own controller, by {@code guest_irq_type}.
 */
@Component
@Named(name = "xen", arch = "riscv")
public final class Xen implements FrontEnd {
  @Override
  public List<OptionSpec> options() {
    return Behaviour.OPTIONS;
  }

  @Override
  public Trigger injects(Options options) {
    return Trigger.EDGE;
  }

  @Override
  public Model link(Link link, Plan plan, Options options) {
    Map<Guest, VirtualController> controllers = new HashMap<>();
    for (Guest guest : plan.guests()) {
      controllers.put(guest, new VirtualController(link.in(guest.name()), guest.controller()));
    }
    Behaviour behaviour = Behaviour.of(options);
    XenIrqController.Model driver =
        plan.driver()
            .orElseThrow(
                () ->
                    new LinkException(
                        "xen handles the host's interrupts itself: no backend is expected"));
    Map<Route, GuestIrq> irqs = new LinkedHashMap<>();
    for (Route route : plan.routes()) {
      Link own = link.in("irq" + route.source());
      Descriptor desc = new Descriptor(own, route, driver, behaviour);
      GuestIrq irq = new GuestIrq(own, route, controllers.get(route.guest()), behaviour, desc);
      link.boot(desc::boot);
      new Calls(own, irq, behaviour).offer(plan.routes().size() == 1 ? "" : " " + route.source());
      irqs.put(route, irq);
    }
    for (Cpu cpu : plan.host().cpus()) {
      link.context(
          cpu.name(),
          Optional.of(cpu),
          Level.HARDIRQ,
          trap(link, plan.host(), driver, List.copyOf(irqs.values()), cpu));
    }
    return new Linked(controllers, irqs, link.instance());
  }

  private static Routine trap(
      Link link, Attachment host, XenIrqController.Model driver, List<GuestIrq> irqs, Cpu cpu) {
    Map<Integer, Routine> doIrq = new LinkedHashMap<>();
    irqs.forEach(irq -> doIrq.put(irq.source(), irq.doIrq(cpu)));
    return Routine.of(
        "do_trap",
        link.instance() + "@" + cpu.name(),
        "xen/arch/riscv/traps.c: do_trap",
        rest(
            await(
                guarded("external interrupt", host.interrupts(cpu), Effect.NOTHING)
                    .counts(Mark.INTERRUPT_ENTRY)
                    .folded())),
        call(driver.handle(cpu, doIrq)));
  }

  /**
   * Xen in one path.
   *
   * @param controllers of each guest
   * @param irqs of each route
   * @param instance what the routines are linked for
   */
  private record Linked(
      Map<Guest, VirtualController> controllers, Map<Route, GuestIrq> irqs, String instance)
      implements Model {
    @Override
    public Bus bus(Guest guest) {
      List<GuestIrq> own = irqs.values().stream().filter(irq -> irq.guest().equals(guest)).toList();
      return new TrappedBus(controllers.get(guest), own, instance + "/" + guest.name());
    }

    @Override
    public DeviceBus device(Route route, DeviceBus direct) {
      irqs.get(route).device(direct);
      return direct;
    }
  }
}
