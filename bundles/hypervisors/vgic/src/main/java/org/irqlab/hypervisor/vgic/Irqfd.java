package org.irqlab.hypervisor.vgic;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.under;

import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Lock;

/**
 * The irqfd of a shared peripheral interrupt, which is driven in the signaller's context, with a
 * resampler (virt/kvm/eventfd.c: irqfd_wakeup, irqfd_resampler_ack; vgic-irqfd.c:
 * kvm_arch_set_irq_inatomic).
 */
final class Irqfd {
  private final VgicIrq irq;
  private final Vcpu vcpu;
  private final Lock triggerLock;
  private final Lock resampleLock;

  Irqfd(Link link, VgicIrq irq, Vcpu vcpu) {
    this.irq = irq;
    this.vcpu = vcpu;
    triggerLock = link.layout().lock("trigger->wqh.lock", Lock.Kind.SPIN_IRQSAVE);
    resampleLock = link.layout().lock("resamplefd->wqh.lock", Lock.Kind.SPIN_IRQSAVE);
  }

  Routine signalled(Cpu cpu) {
    return of(
        "eventfd_signal",
        "fs/eventfd.c: eventfd_signal_mask",
        cpu,
        under(
            triggerLock,
            step("eventfd_signal", Effect.NOTHING).counts(Mark.EVENTFD_SIGNAL),
            call(irq.inject(cpu, true, vcpu))));
  }

  /** The line falls, then the backend is told to unmask. */
  Block acked(Cpu by) {
    Cpu cpu = by.host().orElse(by);
    Block signal =
        under(
            resampleLock,
            step("eventfd_signal(resamplefd)", Effect.NOTHING).counts(Mark.EVENTFD_SIGNAL),
            call(() -> irq.host().backend().unmask(cpu, InterruptBackend.By.EVENTFD)));
    return call(
        of(
            "irqfd_resampler_ack",
            "virt/kvm/eventfd.c: irqfd_resampler_ack",
            by,
            step("kvm_notify_acked_irq", Effect.NOTHING).counts(Mark.NOTIFIER).folded(),
            seq(call(irq.inject(by, false, vcpu)), signal)));
  }

  private Routine of(String function, String source, Cpu cpu, Block... body) {
    return Routine.of(function, irq.instance() + "@" + cpu.name(), source, body);
  }
}
