package org.irqlab.vfio.pci;

import static org.irqlab.api.routine.Code.await;
import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.test;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.when;

import java.util.Optional;
import java.util.Set;
import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;

/**
 * The INTx of one function (drivers/vfio/pci/vfio_pci_intrs.c): its handler, and its mask and
 * unmask entries. An unmask that finds the device still asserting signals again in software; by
 * eventfd that is left to a work item (drivers/vfio/virqfd.c: virqfd_wakeup).
 */
final class Intx implements InterruptBackend.Model {
  private static final String FILE = "drivers/vfio/pci/vfio_pci_intrs.c: ";
  private static final Exit STILL_ASSERTS = new Exit("1");

  private final InterruptBackend.Plan plan;
  private final Optional<Masking> masking;
  private final boolean unlazy;
  private final boolean looksAtMasked;
  private final String instance;
  private final Lock igate;
  private final Lock irqlock;
  private final Field masked;
  private final Field virqDisabled;
  private final Field inject;
  private final Field none;
  private final Setup setup;

  /**
   * An INTx that is enabled and has a trigger.
   *
   * @param link where its fields go
   * @param plan what it stands between
   * @param masks {@code pci_2_3}: whether it is masked at the device
   * @param unlazy whether its line is otherwise disabled unlazily
   * @param looksAtMasked whether its handler then does not disable what is masked already
   */
  Intx(
      Link link, InterruptBackend.Plan plan, boolean masks, boolean unlazy, boolean looksAtMasked) {
    this.plan = plan;
    this.unlazy = unlazy;
    this.looksAtMasked = looksAtMasked;
    this.instance = link.instance();
    this.masking = plan.device().mask().filter(m -> masks).map(m -> new Masking(m, instance));
    Layout layout = link.layout();
    igate = layout.lock("igate", Lock.Kind.MUTEX);
    irqlock = layout.lock("irqlock", Lock.Kind.SPIN_IRQSAVE);
    masked = layout.flag("ctx->masked", Protection.guardedBy(irqlock));
    virqDisabled = layout.flag("virq_disabled", Protection.SHARED);
    inject = layout.flag("inject", Protection.SHARED);
    none = layout.flag("irq_type == VFIO_PCI_NUM_IRQS", Protection.guardedBy(igate));
    link.offer(InterruptBackend.MASK, cpu -> mask(cpu, InterruptBackend.By.IOCTL));
    link.offer(InterruptBackend.UNMASK, cpu -> unmask(cpu, InterruptBackend.By.IOCTL));
    link.offer(InterruptBackend.UNMASK_EVENTFD, cpu -> unmask(cpu, InterruptBackend.By.EVENTFD));
    link.offer("vfio_intx_enable", cpu -> trigger(cpu, true));
    link.offer("vfio_intx_disable", cpu -> trigger(cpu, false));
    setup = new Setup(link, plan.desc(), masking, irqlock, masked, virqDisabled, none);
    link.offer("PCI_COMMAND_INTX_DISABLE=1", cpu -> configWrite(cpu, true));
    link.offer("PCI_COMMAND_INTX_DISABLE=0", cpu -> configWrite(cpu, false));
    if (masking.isPresent()) {
      Cpu worker = plan.cpus().get(plan.cpus().size() - 1);
      link.context(instance + "/inject", Optional.of(worker), Level.THREAD, processOneWork(worker));
    }
  }

  @Override
  public Set<Request> request() {
    if (masking.isPresent()) {
      return Set.of(Request.SHARED);
    }
    return unlazy ? Set.of(Request.DISABLE_UNLAZY) : Set.of();
  }

  @Override
  public Routine primary(Cpu cpu) {
    Block body =
        masking
            .map(
                device ->
                    seq(
                        when(s -> s.is(masked), leave(IRQ_NONE)),
                        device.checkAndMask(cpu, setMasked(true), leave(IRQ_NONE))))
            .orElseGet(() -> disableOwn(cpu));
    return of("vfio_intx_handler", cpu, under(irqlock, body), call(send(cpu)), leave(IRQ_HANDLED));
  }

  /** The line without DisINTx; VFIO's handler disables it whether it is masked or not. */
  private Block disableOwn(Cpu cpu) {
    Block disabled = seq(disable(cpu), setMasked(true));
    return looksAtMasked ? when(s -> !s.is(masked), disabled) : disabled;
  }

  @Override
  public Routine mask(Cpu cpu, InterruptBackend.By by) {
    Block mask = call(maskHeld(cpu));
    return of("vfio_pci_intx_mask", cpu, by == InterruptBackend.By.EVENTFD ? mask : ioctl(mask));
  }

  @Override
  public Routine unmask(Cpu cpu, InterruptBackend.By by) {
    return by == InterruptBackend.By.IOCTL
        ? of("vfio_pci_intx_unmask", cpu, ioctl(unmaskHeld(cpu, call(send(cpu)))))
        : virqfdWakeup(cpu);
  }

  /**
   * The unmask eventfd was signalled: what hangs on it runs in the signaller's context, and what
   * may sleep is left to a work item.
   */
  private Routine virqfdWakeup(Cpu cpu) {
    return Routine.of(
        "virqfd_wakeup",
        instance + "@" + cpu.name(),
        "drivers/vfio/virqfd.c: virqfd_wakeup",
        unmaskHeld(cpu, step("schedule_work(inject)", s -> s.set(inject, true))));
  }

  /** {@code VFIO_IRQ_SET_ACTION_TRIGGER} with an eventfd, or with none. */
  private Routine trigger(Cpu cpu, boolean on) {
    Block change = call(on ? setup.enable(cpu) : setup.disable(cpu));
    return of("vfio_pci_set_intx_trigger", cpu, serialized(when(s -> s.is(none) == on, change)));
  }

  /** Of a function whose INTx is not enabled nothing can be masked or unmasked: -EINVAL. */
  private Block ioctl(Block body) {
    return serialized(when(s -> !s.is(none), body));
  }

  /** An ioctl is serialized against others; an eventfd's callback is not. */
  private Block serialized(Block body) {
    return seq(
        step("ioctl VFIO_DEVICE_SET_IRQS", Effect.NOTHING).counts(Mark.SYSTEM_CALL).folded(),
        under(igate, body));
  }

  private Routine maskHeld(Cpu cpu) {
    Block silence = masking.map(device -> device.mask(cpu)).orElseGet(() -> disable(cpu));
    return of(
        "__vfio_pci_intx_mask",
        cpu,
        under(irqlock, when(s -> !s.is(masked), silence, setMasked(true))));
  }

  private Block unmaskHeld(Cpu cpu, Block again) {
    return call(unmaskHandler(cpu), on(Exit.RETURN), on(STILL_ASSERTS, again));
  }

  private Routine unmaskHandler(Cpu cpu) {
    Block open =
        masking
            .map(device -> device.checkAndUnmask(cpu, setMasked(false), leave(STILL_ASSERTS)))
            .orElseGet(() -> seq(call(() -> plan.desc().get().enableIrq(cpu)), setMasked(false)));
    return of(
        "vfio_pci_intx_unmask_handler",
        cpu,
        under(irqlock, when(s -> s.is(masked), unlessVirqDisabled(open))));
  }

  /**
   * The guest sets or clears the virtual DisINTx (drivers/vfio/pci/vfio_pci_config.c:
   * vfio_basic_config_write).
   */
  private Routine configWrite(Cpu cpu, boolean disable) {
    Block note = step("virq_disabled = " + disable, s -> s.set(virqDisabled, disable));
    InterruptBackend.By by = InterruptBackend.By.IOCTL;
    return Routine.of(
        "vfio_basic_config_write",
        instance + "@" + cpu.name(),
        "drivers/vfio/pci/vfio_pci_config.c: vfio_basic_config_write",
        note,
        call(disable ? mask(cpu, by) : unmask(cpu, by)));
  }

  private Routine processOneWork(Cpu cpu) {
    Routine work =
        Routine.of(
            "virqfd_inject",
            instance + "@" + cpu.name(),
            "drivers/vfio/virqfd.c: virqfd_inject",
            call(send(cpu)));
    return Routine.of(
        "process_one_work",
        instance + "@" + cpu.name(),
        "kernel/workqueue.c: process_one_work",
        rest(await(guarded("work: inject", s -> s.is(inject), s -> s.set(inject, false)).folded())),
        call(work));
  }

  private Routine send(Cpu cpu) {
    return of(
        "vfio_send_intx_eventfd", cpu, unlessVirqDisabled(call(() -> plan.trigger().apply(cpu))));
  }

  private Block unlessVirqDisabled(Block body) {
    return test(
        step("virq_disabled?", Effect.NOTHING).folded(), s -> s.is(virqDisabled), nothing(), body);
  }

  private Block disable(Cpu cpu) {
    return call(() -> plan.desc().get().disableIrqNosync(cpu));
  }

  private Block setMasked(boolean value) {
    return step("ctx->masked = " + value, s -> s.set(masked, value)).folded();
  }

  private Routine of(String function, Cpu cpu, Block... body) {
    return Routine.of(function, instance + "@" + cpu.name(), FILE + function, body);
  }
}
