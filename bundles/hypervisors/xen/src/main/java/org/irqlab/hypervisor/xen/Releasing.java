package org.irqlab.hypervisor.xen;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.fullBarrier;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.readBarrier;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.spin;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.when;

import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Order;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.hypervisor.xen.Behaviour.Release;

/**
 * Taking an irq away from whoever has it, for one caller: {@code release_guest_irq} as posted for
 * RISC-V on xen-devel ("xen/riscv: implement IRQ routing for device passthrough") and as mended,
 * and {@code release_irq}, which it calls (both as xen/arch/arm/irq.c has them).
 */
final class Releasing {
  static final Exit EINVAL = new Exit("-EINVAL");
  private static final String FILE = "xen/arch/arm/irq.c: ";

  private final Descriptor desc;
  private final Behaviour behaviour;
  private final Cpu cpu;
  private final String instance;
  private final Field info;
  private final Field action;

  /**
   * The calls of one caller.
   *
   * @param link where its local variables go
   * @param desc the descriptor
   * @param behaviour how this Xen behaves
   * @param cpu the caller's CPU
   */
  Releasing(Link link, Descriptor desc, Behaviour behaviour, Cpu cpu) {
    this.desc = desc;
    this.behaviour = behaviour;
    this.cpu = cpu;
    this.instance = link.instance();
    info = link.layout().pointer("info", desc.infos(), Protection.LOCAL);
    action = link.layout().pointer("action", desc.actions(), Protection.LOCAL);
  }

  /** {@code release_guest_irq}; leaves by {@link #EINVAL} if the domain does not have the irq. */
  Routine releaseGuestIrq(Descriptor.Domain domain) {
    Block found =
        switch (behaviour.release()) {
          case LOOK_UP -> nothing();
          case CLEAR_GUEST -> clearGuest();
          case UNLINK -> unlink();
          case HOLD_LOCK -> seq(unlink(), waitForHandlers(), freeAction(), freeInfo());
        };
    Block then =
        switch (behaviour.release()) {
          case LOOK_UP, CLEAR_GUEST -> seq(call(releaseIrq()), freeInfo());
          case UNLINK -> seq(waitForHandlers(), freeAction(), freeInfo());
          case HOLD_LOCK -> nothing();
        };
    return of(
            "release_guest_irq",
            desc.locked(
                when(s -> !s.is(desc.guest()), leave(EINVAL)),
                step(
                    "info = irq_get_guest_info(desc)",
                    s -> {
                      desc.useInfo(s);
                      s.set(info, s.get(desc.devId()));
                    }),
                when(s -> s.get(desc.domain()) != domain.ordinal(), leave(EINVAL)),
                found),
            then)
        .withLocals(info, action);
  }

  /** Freeing takes and drops the lock of the pool (xen/common/xmalloc_tlsf.c: xmem_pool_free). */
  private Block freeInfo() {
    return step("xfree(info)", s -> desc.infos().free(s, info)).ordered(Order.FULL);
  }

  /** The proposed mend: nobody else finds the irq to be a guest's from here on. */
  private Block clearGuest() {
    return step(
        "clear IRQ_GUEST, action->dev_id = NULL",
        s -> {
          s.set(desc.guest(), false);
          s.set(desc.devId(), 0);
        });
  }

  /** {@code release_irq} of the caller's {@code dev_id}; Xen's own actions have none. */
  Routine releaseIrq() {
    Block unlink = seq(behaviour.multipleActions() ? find() : nothing(), unlink());
    boolean hold = behaviour.release() == Release.HOLD_LOCK;
    return of(
        "release_irq",
        hold ? desc.locked(unlink, waitForHandlers()) : desc.locked(unlink),
        hold ? nothing() : waitForHandlers(),
        freeAction());
  }

  /**
   * {@code release_irq} as whoever set up one of Xen's own irqs calls it, and what it does then.
   *
   * @param count what its handler has left in memory
   */
  Routine releaseOwnIrq(HandlerCount count) {
    Routine release = releaseIrq().withLocals(info, action);
    return count.isKept()
        ? Routine.of("teardown", instance, FILE + "release_irq", call(release), count.read())
        : release;
  }

  private Block find() {
    boolean cleared = behaviour.release() == Release.CLEAR_GUEST;
    return when(
        s -> s.get(desc.action()) == 0 || s.get(desc.devId()) != (cleared ? 0 : s.get(info)),
        step("printk: Trying to free already-free IRQ", Effect.NOTHING),
        leave());
  }

  /** The last action goes: the irq is shut down. */
  private Block unlink() {
    return seq(
        step("desc->action = NULL", s -> desc.withdraw(s, action)),
        behaviour.endsInFlight() ? endInFlight() : nothing(),
        desc.handler().shutdown(cpu),
        step("clear IRQ_GUEST", s -> s.set(desc.guest(), false)).folded());
  }

  /** The PLIC ignores completions of a disabled source, so this comes before the shutdown. */
  private Block endInFlight() {
    return when(
        s -> s.is(desc.inProgress()) && desc.handler().isGuests(s),
        desc.handler().end(cpu),
        step("clear IRQ_INPROGRESS", s -> s.set(desc.inProgress(), false)).folded());
  }

  /**
   * Each turn of the loop has its barrier, and what one in it orders is before the load that ends
   * the loop. Only that of the last turn counts, so one stands for all of them.
   */
  private Block waitForHandlers() {
    if (!behaviour.waits()) {
      return nothing();
    }
    Block loop =
        spin(
            guarded(
                "while ( desc->status & IRQ_INPROGRESS )",
                s -> !s.is(desc.inProgress()),
                Effect.NOTHING));
    MemoryOrder order = behaviour.order();
    if (!order.relaxed()) {
      return loop;
    }
    return switch (order.barrier()) {
      case MB_IN_LOOP -> seq(fullBarrier(), loop);
      case RMB_IN_LOOP -> seq(readBarrier(), loop);
      case NONE -> loop;
      case RMB_AFTER_LOOP -> seq(loop, readBarrier());
      case MB_AFTER_LOOP -> seq(loop, fullBarrier());
    };
  }

  private Block freeAction() {
    return behaviour.freesAction()
        ? step("xfree(action)", s -> desc.actions().free(s, action)).ordered(Order.FULL)
        : nothing();
  }

  private Routine of(String function, Block... body) {
    return Routine.of(function, instance, FILE + function, body);
  }
}
