package org.irqlab.hypervisor.kvm;

import static org.irqlab.api.routine.Code.await;
import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.under;

import java.util.Optional;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * An irqfd that is assigned and stays so (virt/kvm/eventfd.c: struct kvm_kernel_irqfd). Its wake-up
 * function takes the eventfd's count in the signaller's context, with the eventfd's lock held, so
 * the count is never seen; then it injects at once, or queues work that does.
 */
final class Irqfd {
  private final FrontEnd.Route route;
  private final FrontEnd.HostLine host;
  private final VirtualChip chip;
  private final Wiring wiring;
  private final String instance;
  private final Lock triggerLock;
  private final Optional<Lock> resampleLock;
  private final Field line;
  private final Optional<Field> queued;

  /**
   * An irqfd.
   *
   * @param link where its fields go
   * @param route where it leads
   * @param chip the guest's controllers
   * @param wiring what it was assigned with
   */
  Irqfd(Link link, FrontEnd.Route route, VirtualChip chip, Wiring wiring) {
    this.route = route;
    this.host =
        route
            .host()
            .orElseThrow(
                () ->
                    new LinkException(
                        "kvm-irqfd waits for an eventfd: expected a backend on the host"));
    this.chip = chip;
    this.wiring = wiring;
    instance = link.instance();
    triggerLock = link.layout().lock("trigger->wqh.lock", Lock.Kind.SPIN_IRQSAVE);
    resampleLock =
        wiring.resamples()
            ? Optional.of(link.layout().lock("resamplefd->wqh.lock", Lock.Kind.SPIN_IRQSAVE))
            : Optional.empty();
    line = link.layout().flag("irq_states", Protection.guardedBy(chip.lock()));
    queued =
        wiring.deferred()
            ? Optional.of(link.layout().flag("inject", Protection.SHARED))
            : Optional.empty();
  }

  /**
   * What an irqfd is assigned with.
   *
   * @param deferred whether the chip cannot be driven from interrupt context
   * @param resamples whether it has a resampler
   * @param lowersFirst whether the resampler lowers the pin before it signals, as it does
   */
  record Wiring(boolean deferred, boolean resamples, boolean lowersFirst) {}

  FrontEnd.Guest guest() {
    return route.guest();
  }

  int virtualSource() {
    return route.virtualSource();
  }

  boolean resamples() {
    return wiring.resamples();
  }

  /** Adds the worker, if there is work; on the CPU that queues it (kernel/workqueue.c). */
  void worker(Link link) {
    queued.ifPresent(
        work ->
            link.context(
                "kworker " + instance,
                Optional.of(route.affinity()),
                Level.THREAD,
                processOneWork(work, route.affinity())));
  }

  /** {@code eventfd_signal} of the trigger, with the irqfd hooked to it. */
  Routine signalled(Cpu cpu) {
    return of(
        "eventfd_signal",
        "fs/eventfd.c: eventfd_signal_mask",
        cpu,
        under(
            triggerLock,
            step("eventfd_signal", Effect.NOTHING).counts(Mark.EVENTFD_SIGNAL),
            call(wakeUp(cpu))));
  }

  private Routine wakeUp(Cpu cpu) {
    Block inject =
        queued
            .<Block>map(
                work ->
                    step("schedule_work(irqfd->inject)", s -> s.set(work, true))
                        .counts(Mark.WAKE_UP))
            .orElseGet(() -> call(setIrq(cpu, true)));
    return of("irqfd_wakeup", "virt/kvm/eventfd.c: irqfd_wakeup", cpu, inject);
  }

  private Routine processOneWork(Field work, Cpu cpu) {
    return of(
        "process_one_work",
        "kernel/workqueue.c: process_one_work",
        cpu,
        rest(await(guarded("work runs", s -> s.is(work), s -> s.set(work, false)).folded())),
        call(inject(cpu)));
  }

  /** The work: a level for a resampled pin, else a pulse. */
  private Routine inject(Cpu cpu) {
    return of(
        "irqfd_inject",
        "virt/kvm/eventfd.c: irqfd_inject",
        cpu,
        call(setIrq(cpu, true)),
        wiring.resamples() ? nothing() : call(setIrq(cpu, false)));
  }

  /**
   * Drives this irqfd's source id at the pin; the pin is the union of the ids
   * (arch/x86/include/asm/kvm_host.h: __kvm_irq_line_state).
   */
  private Routine setIrq(Cpu cpu, boolean level) {
    String name = "kvm_set_irq(" + route.virtualSource() + ", " + (level ? 1 : 0) + ")";
    return of(
        "kvm_set_irq",
        "virt/kvm/irqchip.c: kvm_set_irq",
        cpu,
        under(chip.lock(), step(name, s -> drive(s, level))));
  }

  private void drive(State s, boolean level) {
    s.set(line, level);
    chip.drive(s, route.virtualSource(), level);
  }

  /**
   * The ack notifier of a resampled pin. The pin falls before the resamplefd is signalled: an
   * assertion that the signal brings about must not be wiped (virt/kvm/eventfd.c:
   * irqfd_resampler_ack).
   *
   * @param vcpu the vCPU that completed
   */
  Routine resamplerAck(Cpu vcpu) {
    Cpu cpu =
        vcpu.host()
            .orElseThrow(() -> new LinkException(vcpu.name() + " is not a virtual CPU of a guest"));
    Block lower = call(setIrq(vcpu, false));
    Block signal = call(resampleSignal(vcpu, cpu));
    return of(
        "irqfd_resampler_ack",
        "virt/kvm/eventfd.c: irqfd_resampler_ack",
        vcpu,
        step("kvm_notify_acked_irq", Effect.NOTHING).counts(Mark.NOTIFIER).folded(),
        wiring.lowersFirst() ? seq(lower, signal) : seq(signal, lower));
  }

  /** {@code kvm_notify_irqfd_resampler}: the pin is left as it is. */
  Block notifyResampler(Cpu vcpu) {
    Cpu cpu =
        vcpu.host()
            .orElseThrow(() -> new LinkException(vcpu.name() + " is not a virtual CPU of a guest"));
    return call(resampleSignal(vcpu, cpu));
  }

  /** Signals the resamplefd; the backend's unmask entry hangs on it and runs in place. */
  private Routine resampleSignal(Cpu vcpu, Cpu cpu) {
    return of(
        "eventfd_signal",
        "fs/eventfd.c: eventfd_signal_mask; drivers/vfio/virqfd.c: virqfd_wakeup",
        vcpu,
        under(
            resampleLock.orElseThrow(),
            step("eventfd_signal(resamplefd)", Effect.NOTHING).counts(Mark.EVENTFD_SIGNAL),
            call(() -> host.backend().unmask(cpu, InterruptBackend.By.EVENTFD))));
  }

  private Routine of(String function, String source, Cpu cpu, Block... body) {
    return Routine.of(function, instance + "@" + cpu.name(), source, body);
  }
}
