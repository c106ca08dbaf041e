package org.irqlab.hypervisor.xen;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.when;

import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;

/**
 * Giving an irq to a domain, for one caller (xen/arch/arm/irq.c: route_irq_to_guest, which the
 * series for RISC-V follows). It is enabled at once, because a guest's own enable is not followed
 * to the physical controller.
 */
final class Routing {
  static final Exit EBUSY = new Exit("-EBUSY");
  private static final Exit LINKED = new Exit("linked");
  private static final String SOURCE = "xen/arch/arm/irq.c: route_irq_to_guest";

  private final Descriptor desc;
  private final Cpu cpu;
  private final String instance;
  private final Field info;
  private final Field action;

  /**
   * The calls of one caller.
   *
   * @param link where its local variables go
   * @param desc the descriptor
   * @param cpu the caller's CPU
   */
  Routing(Link link, Descriptor desc, Cpu cpu) {
    this.desc = desc;
    this.cpu = cpu;
    this.instance = link.instance();
    info = link.layout().pointer("info", desc.infos(), Protection.LOCAL);
    action = link.layout().pointer("action", desc.actions(), Protection.LOCAL);
  }

  /**
   * {@code route_irq_to_guest}; leaves by {@link #EBUSY} if the irq is Xen's own or another
   * domain's. It returns 0 as well if the domain has the irq already.
   */
  Routine routeIrqToGuest(Descriptor.Domain domain) {
    return of(
            "route_irq_to_guest",
            step("action = xmalloc(struct irqaction)", s -> s.set(action, desc.actions().alloc(s)))
                .folded(),
            step("info = xmalloc(struct irq_guest)", s -> s.set(info, desc.infos().alloc(s)))
                .folded(),
            call(
                of("_setup_irq", desc.locked(refuse(domain), link(domain))),
                on(LINKED, leave()),
                on(Exit.RETURN, free()),
                on(EBUSY, free(), leave(EBUSY))))
        .withLocals(info, action);
  }

  private Block refuse(Descriptor.Domain domain) {
    return when(
        s -> s.get(desc.action()) != 0,
        when(
            s -> !s.is(desc.guest()),
            step("printk: IRQ is already used by Xen", s -> {}),
            leave(EBUSY)),
        step("irq_get_domain(desc)", desc::useInfo).folded(),
        when(
            s -> s.get(desc.domain()) != domain.ordinal(),
            step("printk: IRQ is already used by another domain", s -> {}),
            leave(EBUSY)),
        leave());
  }

  private Block link(Descriptor.Domain domain) {
    return seq(
        step("desc->action = action", s -> desc.publish(s, action, info, domain)),
        step(
                "set IRQ_GUEST, desc->handler = guest_irq_type",
                s -> {
                  desc.handler().install(s);
                  s.set(desc.guest(), true);
                })
            .folded(),
        desc.handler().startup(cpu),
        leave(LINKED));
  }

  private Block free() {
    return seq(
        step("xfree(action)", s -> desc.actions().free(s, action)).folded(),
        step("xfree(info)", s -> desc.infos().free(s, info)).folded());
  }

  private Routine of(String function, Block... body) {
    return Routine.of(function, instance, SOURCE, body);
  }
}
