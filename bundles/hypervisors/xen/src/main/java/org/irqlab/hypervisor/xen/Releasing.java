package org.irqlab.hypervisor.xen;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.spin;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.when;

import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Exit;
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
    boolean whole = behaviour.release() == Release.UNLINK;
    return of(
            "release_guest_irq",
            under(
                desc.lock(),
                when(s -> !s.is(desc.guest()), leave(EINVAL)),
                step(
                    "info = irq_get_guest_info(desc)",
                    s -> {
                      desc.useInfo(s);
                      s.set(info, s.get(desc.devId()));
                    }),
                when(s -> s.get(desc.domain()) != domain.ordinal(), leave(EINVAL)),
                behaviour.release() == Release.CLEAR_GUEST ? clearGuest() : nothing(),
                whole ? unlink() : nothing()),
            whole ? seq(waitForHandlers(), freeAction()) : call(releaseIrq()),
            step("xfree(info)", s -> desc.infos().free(s, info)))
        .withLocals(info, action);
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
    return of(
        "release_irq",
        under(desc.lock(), behaviour.multipleActions() ? find() : nothing(), unlink()),
        waitForHandlers(),
        freeAction());
  }

  /** {@code release_irq} as whoever set up one of Xen's own irqs calls it. */
  Routine releaseOwnIrq() {
    Routine release = releaseIrq();
    return release.withLocals(info, action);
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

  private Block waitForHandlers() {
    return behaviour.waits()
        ? spin(
            guarded(
                "while ( desc->status & IRQ_INPROGRESS )",
                s -> !s.is(desc.inProgress()),
                Effect.NOTHING))
        : nothing();
  }

  private Block freeAction() {
    return step("xfree(action)", s -> desc.actions().free(s, action));
  }

  private Routine of(String function, Block... body) {
    return Routine.of(function, instance, FILE + function, body);
  }
}
