package org.irqlab.hypervisor.xen;

import static org.irqlab.api.routine.Code.either;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.when;

import org.irqlab.api.part.DeviceBus;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Verdict;

/** The dispatch of one interrupt, which is a guest's or one of Xen's own. */
final class GuestIrq {
  private final Link link;
  private final FrontEnd.Route route;
  private final VirtualController controller;
  private final Behaviour behaviour;
  private final Descriptor desc;
  private final HandlerCount count;
  private DeviceBus device;

  /**
   * The interrupt of one route.
   *
   * @param link where its fields go
   * @param route what goes where
   * @param controller the guest's controller
   * @param behaviour how this Xen behaves
   * @param desc its descriptor
   */
  GuestIrq(
      Link link,
      FrontEnd.Route route,
      VirtualController controller,
      Behaviour behaviour,
      Descriptor desc) {
    this.link = link;
    this.route = route;
    this.controller = controller;
    this.behaviour = behaviour;
    this.desc = desc;
    this.count = new HandlerCount(link, behaviour.order());
  }

  Descriptor desc() {
    return desc;
  }

  /** What the handler of Xen's own driver leaves in memory. */
  HandlerCount count() {
    return count;
  }

  int source() {
    return route.source();
  }

  /** Who it is routed to. */
  FrontEnd.Guest guest() {
    return route.guest();
  }

  /** The source that stands for it in the guest. */
  int virtualSource() {
    return route.virtualSource();
  }

  /** The device behind it, for Xen's own driver and for a reset. */
  void device(DeviceBus bus) {
    device = bus;
  }

  DeviceBus device() {
    return device;
  }

  /** The dispatch of one interrupt (xen/arch/riscv/irq.c: do_IRQ). */
  Routine doIrq(Cpu cpu) {
    if (!behaviour.xenOwns()) {
      return doIrq(cpu, runGuestsAction());
    }
    OwnAction own =
        new OwnAction(link.in("do_IRQ@" + cpu.name()), desc, behaviour, count, () -> serve(cpu));
    return doIrq(cpu, own.run()).withLocals(own.locals());
  }

  private Routine doIrq(Cpu cpu, Block runAction) {
    return of(
        "do_IRQ",
        "xen/arch/riscv/irq.c: do_IRQ",
        cpu,
        step("do_IRQ", Effect.NOTHING).counts(Mark.HOST_INTERRUPT).folded(),
        desc.locked(
            desc.handler().ack(cpu),
            when(s -> s.is(desc.guest()), toGuest(cpu), leave()),
            when(s -> s.is(desc.disabled()), desc.handler().end(cpu), leave()),
            runAction,
            desc.handler().end(cpu)));
  }

  /** Where no irq is Xen's own, every action is a guest's; those have no handler. */
  private Block runGuestsAction() {
    return desc.unlocked(
        step(
            "action->handler(irq, action->dev_id)",
            s ->
                s.condemn(
                    Verdict.USE_AFTER_RELEASE, "a guest's action is run, which has no handler")));
  }

  /**
   * The guest has completed its virtual source: with {@code guest_irq_type} this is when the
   * physical source is completed too. What another domain has now is none of its business.
   */
  Routine guestCompleted(Cpu cpu) {
    return of(
        "guest_irq_end",
        "xen-devel, xen/riscv: implement IRQ routing for device passthrough: guest_irq_type",
        cpu,
        desc.locked(
            when(
                s -> s.is(desc.inProgress()) && isItsOwn(s),
                clearInProgress(),
                behaviour.guestCompletes() ? desc.handler().end(cpu) : nothing())));
  }

  private boolean isItsOwn(State s) {
    return s.is(desc.guest())
        ? s.get(desc.domain()) == Descriptor.Domain.GUEST.ordinal()
        : !behaviour.endsInFlight() && desc.handler().isGuests(s);
  }

  private Block toGuest(Cpu cpu) {
    return seq(
        step("irq_get_guest_info", desc::useInfo).folded(),
        behaviour.guestCompletes() ? nothing() : desc.handler().end(cpu),
        step("set IRQ_INPROGRESS", s -> s.set(desc.inProgress(), true)).folded(),
        either(
            s -> s.get(desc.domain()) == Descriptor.Domain.GUEST.ordinal(),
            controller.inject(route.virtualSource()),
            step("inject into the other domain", Effect.NOTHING)));
  }

  private Block clearInProgress() {
    return step("clear IRQ_INPROGRESS", s -> s.set(desc.inProgress(), false)).folded();
  }

  /** Xen's own driver, such as that of its console. */
  private Block serve(Cpu cpu) {
    return device == null
        ? nothing()
        : device.access("Xen's driver services the device", cpu, device.device()::service);
  }

  private Routine of(String function, String source, Cpu cpu, Block... body) {
    return Routine.of(function, link.instance() + "@" + cpu.name(), source, body);
  }
}
