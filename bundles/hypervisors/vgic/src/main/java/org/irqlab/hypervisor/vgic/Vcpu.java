package org.irqlab.hypervisor.vgic;

import static org.irqlab.api.routine.Code.await;
import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.leaveLoop;
import static org.irqlab.api.routine.Code.loop;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.test;
import static org.irqlab.api.routine.Code.under;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Code;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;

/**
 * A vCPU's thread (arch/arm64/kvm/arm.c: kvm_arch_vcpu_ioctl_run): list registers are filled on the
 * way in and taken back on the way out, with interrupts off. It leaves the guest when it is kicked
 * and when a list register raises the maintenance interrupt, whose handler does nothing. An
 * interrupt of the host leaves it as well (HCR_EL2.IMO); here that comes between two steps of the
 * guest, and its exit is counted where it has a consequence, at the kick.
 */
final class Vcpu {
  private final Cpu vcpu;
  private final Cpu cpu;
  private final HostGic gic;
  private final String instance;
  private final Lock apListLock;
  private final Field resident;
  private final Field kicked;
  private final Field paused;
  private final Field parked;
  private final List<VgicIrq> irqs = new ArrayList<>();
  private final List<Notifier> notifiers = new ArrayList<>();

  Vcpu(Link link, Cpu vcpu, HostGic gic) {
    this.vcpu = vcpu;
    this.cpu = gic.cpu();
    this.gic = gic;
    instance = link.instance();
    apListLock = link.layout().lock("ap_list_lock", Lock.Kind.SPIN_IRQSAVE);
    Protection hardware = Protection.register(instance);
    resident = link.layout().flag("in_guest", hardware);
    kicked = link.layout().flag("kicked", hardware);
    paused = link.layout().flag("pause", Protection.SHARED);
    parked = link.layout().flag("parked", Protection.SHARED);
    link.boot(gic::enable);
    link.residency(vcpu, s -> s.is(resident));
    link.context(
        "kvm " + vcpu.name(), Optional.of(cpu), Level.THREAD, of("vcpu_run", cpu, run(cpu)));
  }

  /** The CPU that a vCPU's thread runs on. */
  static Cpu below(Cpu vcpu) {
    return vcpu.host()
        .orElseThrow(() -> new LinkException(vcpu.name() + " is not a virtual CPU of a guest"));
  }

  /** What hears of a completion in a list register. */
  @FunctionalInterface
  interface Notifier {
    /** {@code kvm_notify_acked_irq}, in the context of a CPU. */
    Block acked(Cpu by);
  }

  /** Another interrupt that is delivered here. */
  void add(VgicIrq irq, Notifier notifier) {
    irqs.add(irq);
    notifiers.add(notifier);
  }

  Lock apListLock() {
    return apListLock;
  }

  Cpu virtual() {
    return vcpu;
  }

  Guard interrupts() {
    return gic.virq();
  }

  /** Makes it leave the guest, or look again before it enters (kvm_vcpu_kick). */
  Block kick() {
    return step("kvm_vcpu_kick", s -> s.set(kicked, true)).counts(Mark.WAKE_UP);
  }

  /**
   * Halts it (kvm_arm_halt_guest).
   *
   * @param synchronous whether it is waited for
   */
  Block halt(boolean synchronous) {
    Block stopped = await(guarded("vCPU has stopped", s -> s.is(parked), Effect.NOTHING).folded());
    return seq(
        step("pause vCPU", s -> s.set(paused, true)), kick(), synchronous ? stopped : nothing());
  }

  /** Lets it go on (kvm_arm_resume_guest). */
  Block resume() {
    return step("resume vCPU", s -> s.set(paused, false));
  }

  private Block run(Cpu by) {
    Guard maintenance = gic.maintenance();
    return seq(
        call(() -> enter(by)),
        rest(
            await(
                guarded(
                        "exit",
                        s -> s.is(resident) && (s.is(kicked) || maintenance.holds(s)),
                        s -> s.set(resident, false))
                    .counts(Mark.VM_EXIT))),
        call(() -> leaveGuest(by)));
  }

  /** A guest's access that leaves the guest. */
  Block trap(String name, Block emulation) {
    return seq(
        step("exit: " + name, s -> s.set(resident, false)).counts(Mark.TRAP).folded(),
        Code.trapped(call(() -> leaveGuest(vcpu)), emulation, call(() -> enter(vcpu))));
  }

  private Routine leaveGuest(Cpu by) {
    List<Block> folds = new ArrayList<>();
    for (int i = 0; i < irqs.size(); i++) {
      folds.add(irqs.get(i).fold(gic, by, notifiers.get(i).acked(by)));
    }
    return of("kvm_vgic_sync_hwstate", by, under(apListLock, folds.toArray(Block[]::new)));
  }

  /** A kick that comes too late for this entry undoes it. */
  private Routine enter(Cpu by) {
    Block flush =
        under(apListLock, irqs.stream().map(irq -> irq.flush(gic, by)).toArray(Block[]::new));
    Block in =
        test(
            step(
                "vcpu->mode = IN_GUEST_MODE",
                s -> {
                  if (!s.is(kicked)) {
                    s.set(resident, true);
                  }
                }),
            s -> s.is(kicked),
            call(() -> leaveGuest(by)),
            leaveLoop());
    return of(
        "kvm_vgic_flush_hwstate",
        by,
        loop(
            step("check_vcpu_requests", s -> s.set(kicked, false)).folded(),
            test(
                step("vcpu->pause?", Effect.NOTHING).folded(),
                s -> s.is(paused),
                park(),
                seq(flush, in))));
  }

  private Block park() {
    return seq(
        step("kvm_vcpu_sleep", s -> s.set(parked, true)),
        rest(await(guarded("vCPU goes on", s -> !s.is(paused), Effect.NOTHING).folded())),
        step("awake", s -> s.set(parked, false)).folded());
  }

  private Routine of(String function, Cpu by, Block... body) {
    return Routine.of(function, instance + "@" + by.name(), "arch/arm64/kvm: " + function, body);
  }
}
