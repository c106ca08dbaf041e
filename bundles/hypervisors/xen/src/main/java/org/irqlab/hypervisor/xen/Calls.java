package org.irqlab.hypervisor.xen;

import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.when;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.irqlab.api.part.DeviceModel;
import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Code;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.State;
import org.irqlab.hypervisor.xen.Descriptor.Domain;

/**
 * What a toolstack can ask of Xen for one irq: the functions behind {@code XEN_DOMCTL_bind_pt_irq},
 * {@code XEN_DOMCTL_unbind_pt_irq} and the end of a domain, and the reset of the device that goes
 * with them. Each caller has local variables of its own.
 *
 * <p>Entries are named after the function, its domain ({@code guest} or {@code other}) if it takes
 * one, and the irq where a path has several: {@code release_guest_irq guest 10}.
 */
final class Calls {
  private final Link link;
  private final GuestIrq irq;
  private final Behaviour behaviour;
  private int callers;

  Calls(Link link, GuestIrq irq, Behaviour behaviour) {
    this.link = link;
    this.irq = irq;
    this.behaviour = behaviour;
  }

  /**
   * Offers them.
   *
   * @param suffix what tells this irq from others of the path
   */
  void offer(String suffix) {
    for (Domain domain : Domain.values()) {
      String which = " " + domain.name().toLowerCase(Locale.ROOT) + suffix;
      link.offer("release_guest_irq" + which, cpu -> releasing(cpu).releaseGuestIrq(domain));
      link.offer(
          "route_irq_to_guest" + which,
          cpu -> new Routing(caller(cpu), irq.desc(), cpu).routeIrqToGuest(domain));
    }
    link.offer("release_irq" + suffix, cpu -> releasing(cpu).releaseOwnIrq(irq.count()));
    link.offer(
        "reset_device" + suffix,
        cpu -> device("reset_device", cpu, access("reset", DeviceModel::reset)));
    link.offer(
        "start_device" + suffix,
        cpu ->
            device(
                "start_device",
                cpu,
                irq.desc().locked(when(this::isGuests, access("started", DeviceModel::start)))));
  }

  private Releasing releasing(Cpu cpu) {
    return new Releasing(caller(cpu), irq.desc(), behaviour, cpu);
  }

  private Link caller(Cpu cpu) {
    return link.in("caller" + callers++ + "@" + cpu.name());
  }

  /**
   * A guest's driver reaches its device as long as the guest has it; what was taken away meanwhile
   * is not started any more.
   */
  private boolean isGuests(State s) {
    Descriptor desc = irq.desc();
    return s.is(desc.guest()) && s.get(desc.domain()) == Domain.GUEST.ordinal();
  }

  private Block access(String what, Function<DeviceModel, Optional<Effect>> operation) {
    return operation
        .apply(irq.device().device())
        .<Block>map(effect -> Code.step("the device is " + what, effect))
        .orElse(nothing());
  }

  private Routine device(String function, Cpu cpu, Block access) {
    return Routine.of(
        function,
        link.instance() + "@" + cpu.name(),
        "PCI Express Base Specification, Function-Level Reset",
        access);
  }
}
