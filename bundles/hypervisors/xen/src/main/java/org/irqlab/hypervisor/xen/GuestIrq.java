package org.irqlab.hypervisor.xen;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.dropped;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.when;

import java.util.Optional;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.XenIrqController.Operations;
import org.irqlab.api.part.XenIrqController.XenDesc;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Pool;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Verdict;

/**
 * Xen's irq_desc of an interrupt routed to a guest (xen/include/xen/irq.h: struct irq_desc). RISC-V
 * keeps its status bits by plain updates under {@code desc->lock}.
 */
final class GuestIrq implements XenDesc {
  private final FrontEnd.Route route;
  private final VirtualController controller;
  private final Operations type;
  private final boolean guestCompletes;
  private final String instance;
  private final Lock lock;
  private final Field disabled;
  private final Field inProgress;
  private final Field routed;
  private final Pool infos;
  private final Field info;

  /**
   * The descriptor of one route.
   *
   * @param link where its fields go
   * @param route what goes where
   * @param controller the guest's controller
   * @param type {@code desc->handler}
   * @param guestCompletes whether the type's {@code end} waits for the guest's completion
   */
  GuestIrq(
      Link link,
      FrontEnd.Route route,
      VirtualController controller,
      Operations type,
      boolean guestCompletes) {
    this.route = route;
    this.controller = controller;
    this.type = type;
    this.guestCompletes = guestCompletes;
    instance = link.instance();
    Layout layout = link.layout();
    lock = layout.lock("desc->lock", Lock.Kind.SPIN_IRQSAVE);
    Protection guarded = Protection.guardedBy(lock);
    disabled = layout.flag("IRQ_DISABLED", guarded);
    inProgress = layout.flag("IRQ_INPROGRESS", guarded);
    routed = layout.flag("IRQ_GUEST", guarded);
    infos = layout.pool("irq_guest", 1);
    info = layout.pointer("action->dev_id", infos, guarded);
  }

  @Override
  public String name() {
    return "irq" + route.source();
  }

  @Override
  public int source() {
    return route.source();
  }

  @Override
  public Cpu affinity() {
    return route.affinity();
  }

  @Override
  public Field disabled() {
    return disabled;
  }

  /** Who it is routed to. */
  FrontEnd.Guest guest() {
    return route.guest();
  }

  /** The source that stands for it in the guest. */
  int virtualSource() {
    return route.virtualSource();
  }

  /** What {@code route_irq_to_guest} leaves behind (xen/arch/arm/irq.c: route_irq_to_guest). */
  void routeIrqToGuest(State s) {
    s.set(info, infos.alloc(s));
    s.set(routed, true);
  }

  /** The dispatch of one interrupt (xen/arch/riscv/irq.c: do_IRQ). */
  Routine doIrq(Cpu cpu) {
    return of(
        "do_IRQ",
        "xen/arch/riscv/irq.c: do_IRQ",
        cpu,
        step("do_IRQ", Effect.NOTHING).counts(Mark.HOST_INTERRUPT).folded(),
        under(
            lock,
            optional(type.ack(this, cpu)),
            when(s -> s.is(routed), toGuest(cpu), leave()),
            when(s -> s.is(disabled), end(cpu), leave()),
            setInProgress(),
            dropped(lock, runHostAction()),
            clearInProgress(),
            end(cpu)));
  }

  /**
   * The guest has completed its virtual source: with {@code guest_irq_type} this is when the
   * physical source is completed too.
   */
  Routine guestCompleted(Cpu cpu) {
    return of(
        "guest_irq_end",
        "xen-devel, xen/riscv: implement IRQ routing for device passthrough: guest_irq_type",
        cpu,
        under(
            lock,
            when(
                s -> s.is(routed) && s.is(inProgress),
                clearInProgress(),
                guestCompletes ? end(cpu) : nothing())));
  }

  private Block toGuest(Cpu cpu) {
    return seq(
        step("irq_get_guest_info", s -> infos.use(s, info)).folded(),
        guestCompletes ? nothing() : end(cpu),
        setInProgress(),
        controller.inject(route.virtualSource()));
  }

  /** A guest's action has no handler, so whoever runs it as one of Xen's own calls NULL. */
  private Block runHostAction() {
    return step(
        "action->handler(irq, action->dev_id)",
        s -> s.condemn(Verdict.USE_AFTER_RELEASE, "a guest's action is run, which has no handler"));
  }

  private Block setInProgress() {
    return step("set IRQ_INPROGRESS", s -> s.set(inProgress, true)).folded();
  }

  private Block clearInProgress() {
    return step("clear IRQ_INPROGRESS", s -> s.set(inProgress, false)).folded();
  }

  private Block end(Cpu cpu) {
    return optional(type.end(this, cpu));
  }

  private static Block optional(Optional<Routine> operation) {
    return operation.map(o -> call(o)).orElse(nothing());
  }

  private Routine of(String function, String source, Cpu cpu, Block... body) {
    return Routine.of(function, instance + "@" + cpu.name(), source, body);
  }
}
