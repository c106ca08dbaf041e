package org.irqlab.hypervisor.xen;

import static org.irqlab.api.routine.Code.dropped;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.under;

import java.util.Optional;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.XenIrqController;
import org.irqlab.api.part.XenIrqController.XenDesc;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Order;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Pool;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Verdict;

/**
 * Xen's irq_desc (xen/include/xen/irq.h: struct irq_desc) and what hangs on it: the irqaction, and
 * the irq_guest that the action's {@code dev_id} points to. RISC-V keeps its status bits by plain
 * updates under {@code desc->lock}. An action is published and withdrawn whole, so what is read
 * through {@code desc->action} stands here as a field of the descriptor.
 */
final class Descriptor implements XenDesc {
  private static final int DOMAINS = 2;

  private final FrontEnd.Route route;
  private final Lock lock;
  private final Field disabled;
  private final Field inProgress;
  private final Field guest;
  private final Pool actions;
  private final Pool infos;
  private final Field action;
  private final Field devId;
  private final Field domain;
  private final Optional<Field> drivers;
  private final Optional<Field> own;
  private final Handler handler;
  private final Block lockBarrier;

  Descriptor(Link link, FrontEnd.Route route, XenIrqController.Model driver, Behaviour behaviour) {
    this.route = route;
    Layout layout = link.layout();
    lock = layout.lock("desc->lock", Lock.Kind.SPIN_IRQSAVE);
    Protection guarded = Protection.guardedBy(lock);
    disabled = layout.flag("IRQ_DISABLED", guarded);
    MemoryOrder order = behaviour.order();
    inProgress = relaxed(layout, order, layout.flag("IRQ_INPROGRESS", guarded));
    guest = layout.flag("IRQ_GUEST", guarded);
    actions = layout.pool("irqaction", behaviour.objects());
    infos = layout.pool("irq_guest", behaviour.objects());
    action = relaxed(layout, order, layout.pointer("action", actions, guarded));
    devId = layout.pointer("action->dev_id", infos, guarded);
    domain = layout.field("irq_guest->d", DOMAINS, guarded);
    lockBarrier = order.relaxed() && order.fullLocks() ? barrier() : nothing();
    boolean xenOwns = behaviour.xenOwns();
    drivers =
        behaviour.freesAction()
            ? Optional.empty()
            : Optional.of(layout.pointer("dev->irqaction", actions, Protection.SHARED));
    own = xenOwns ? Optional.of(layout.flag("action->handler", guarded)) : Optional.empty();
    handler =
        new Handler(
            this,
            behaviour.guestCompletes() ? driver.guest() : driver.host(),
            driver.host(),
            xenOwns ? Optional.of(layout.flag("guest_irq_type", guarded)) : Optional.empty());
  }

  private static Field relaxed(Layout layout, MemoryOrder order, Field field) {
    return order.relaxed() ? layout.relaxed(field) : field;
  }

  /** Part of taking a lock (xen/arch/riscv/include/asm/spinlock.h). */
  private static Block barrier() {
    return step("arch_lock_acquire_barrier(): smp_mb()", Effect.NOTHING)
        .folded()
        .ordered(Order.FULL);
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

  /** Under {@code desc->lock}. */
  Block locked(Block... body) {
    return under(lock, lockBarrier, seq(body));
  }

  /** In a gap of {@link #locked}. */
  Block unlocked(Block... body) {
    return seq(dropped(lock, body), lockBarrier);
  }

  Field inProgress() {
    return inProgress;
  }

  /** {@code IRQ_GUEST}. */
  Field guest() {
    return guest;
  }

  Handler handler() {
    return handler;
  }

  Pool actions() {
    return actions;
  }

  Pool infos() {
    return infos;
  }

  /** {@code desc->action}. */
  Field action() {
    return action;
  }

  /** {@code desc->action->dev_id}. */
  Field devId() {
    return devId;
  }

  /** Which domain {@code irq_get_domain} gives. */
  Field domain() {
    return domain;
  }

  /** Whether {@code desc->action} is Xen's own and has a handler; a guest's has none. */
  boolean isOwn(State s) {
    return own.isPresent() && s.is(own.get());
  }

  /** What {@code irq_get_guest_info} reads. */
  void useInfo(State s) {
    actions.use(s, action);
    infos.use(s, devId);
  }

  /** {@code desc->action = action}, for a guest's. */
  void publish(State s, Field newAction, Field info, Domain d) {
    s.set(action, s.get(newAction));
    s.set(devId, s.get(info));
    s.set(domain, d.ordinal());
  }

  /** {@code desc->action = NULL}; the caller keeps the old one. */
  void withdraw(State s, Field kept) {
    s.set(kept, s.get(action));
    s.set(action, 0);
    s.set(devId, 0);
    s.set(domain, 0);
    own.ifPresent(flag -> s.set(flag, false));
  }

  /** What {@code setup_irq} or {@code route_irq_to_guest} leaves behind when Xen boots. */
  void boot(State s) {
    s.set(action, actions.alloc(s));
    drivers.ifPresent(pointer -> s.set(pointer, s.get(action)));
    if (own.isPresent()) {
      s.set(own.get(), true);
    } else {
      s.set(devId, infos.alloc(s));
      s.set(guest, true);
    }
  }

  /** {@code action->handler(irq, action->dev_id)}, for an action that is no longer locked. */
  void callHandler(State s, Field held, Field heldOwn) {
    actions.use(s, held);
    if (!s.is(heldOwn)) {
      s.condemn(Verdict.USE_AFTER_RELEASE, "a guest's action is run, which has no handler");
    }
  }

  /** The domains that can have the irq. */
  enum Domain {
    /** The guest that the path names. */
    GUEST,
    /** Some other, of which nothing is known but that it can have the irq. */
    OTHER
  }
}
