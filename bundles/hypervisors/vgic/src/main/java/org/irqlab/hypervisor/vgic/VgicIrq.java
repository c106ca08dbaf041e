package org.irqlab.hypervisor.vgic;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.when;

import org.irqlab.api.part.ChipModel.ChipState;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * A virtual interrupt (include/kvm/arm_vgic.h: struct vgic_irq) with a list register of its own. A
 * level is pending while its input is high; one that is mapped to a physical interrupt is pending
 * in the list register only, since the physical distributor knows the line.
 */
final class VgicIrq {
  /** It is pending or active, so that it cannot be mapped. */
  static final Exit IN_FLIGHT = new Exit("-EAGAIN");

  private static final int EOI = 1 << 19;
  private static final long PRIORITY = 0xa0L >>> 3 << 23;
  private static final int PENDING = 1;
  private static final int ACTIVE = 2;

  private final FrontEnd.Route route;
  private final FrontEnd.HostLine host;
  private final int number;
  private final boolean level;
  private final boolean sampled;
  private final Lock lock;
  private final String instance;
  private final Field enabled;
  private final Field pending;
  private final Field active;
  private final Field mapped;
  private final Field state;
  private final Field eoi;
  private final Field deactivated;

  /**
   * A virtual interrupt.
   *
   * @param link where its fields go
   * @param input where it comes from
   * @param apListLock the lock under which list registers are filled and folded
   */
  VgicIrq(Link link, Input input, Lock apListLock) {
    this.route = input.route();
    this.host =
        route
            .host()
            .orElseThrow(
                () ->
                    new LinkException(
                        "kvm-vgic waits for an eventfd: expected a backend on the host"));
    this.number = input.number();
    this.level = input.config() != Config.EDGE;
    this.sampled = input.config() == Config.LEVEL;
    this.lock = input.lock();
    instance = link.instance();
    Protection guarded = Protection.guardedBy(lock);
    enabled = link.layout().flag("enabled", guarded);
    pending = link.layout().flag(level ? "line_level" : "pending_latch", guarded);
    active = link.layout().flag("active", guarded);
    mapped = link.layout().flag("hw", guarded);
    Protection folded = Protection.guardedBy(apListLock);
    state = link.layout().field("lr.state", 4, folded);
    eoi = link.layout().flag("lr.eoi", folded);
    deactivated = link.layout().flag("deactivated", folded);
  }

  /**
   * What an interrupt is.
   *
   * @param route where it comes from
   * @param config what the guest has configured it to be
   * @param number of its list register
   * @param lock the guest's irq_lock
   */
  record Input(FrontEnd.Route route, Config config, int number, Lock lock) {}

  /** What an interrupt is, and how a level behaves while it is forwarded. */
  enum Config {
    /** VGIC_CONFIG_EDGE. */
    EDGE,
    /** VGIC_CONFIG_LEVEL; while forwarded, the physical distributor knows its level. */
    LEVEL,
    /**
     * VGIC_CONFIG_LEVEL; while forwarded every injection is taken, as for an edge, and its level
     * stays recorded as long as it is in flight ("KVM: arm: vgic: fix state machine for forwarded
     * IRQ", kvmarm, 2014, which "ARM IRQ forward control" builds upon).
     */
    LEVEL_IN_FLIGHT
  }

  int virtualSource() {
    return route.virtualSource();
  }

  FrontEnd.HostLine host() {
    return host;
  }

  String instance() {
    return instance;
  }

  boolean isLevel() {
    return level;
  }

  /** Whether the guest has enabled it; the lock is held. */
  boolean isEnabled(State s) {
    return s.is(enabled);
  }

  void enable(State s, boolean on) {
    s.set(enabled, on);
  }

  /** An edge is pending; the lock is held. */
  void latch(State s) {
    s.set(pending, true);
  }

  /** Maps it to the physical interrupt, or not (vgic.c: kvm_vgic_map_irq, kvm_vgic_unmap_irq). */
  Block map(boolean toPhysical) {
    String name = toPhysical ? "kvm_vgic_map_irq" : "kvm_vgic_unmap_irq";
    Block high = step("level of what is in flight: high", s -> s.set(pending, true)).folded();
    if (level && !sampled && !toPhysical) {
      return under(lock, step(name, s -> map(s, false)), when(s -> s.is(active), high));
    }
    return under(lock, step(name, s -> map(s, toPhysical)));
  }

  /** Maps it to the physical interrupt, or leaves by {@link #IN_FLIGHT}; the guest is halted. */
  Routine mapUnlessInFlight(Cpu cpu) {
    return of(
        "kvm_vgic_map_irq",
        cpu,
        under(
            lock,
            when(s -> s.is(active) || s.is(pending), leave(IN_FLIGHT)),
            step("kvm_vgic_map_irq", s -> map(s, true))));
  }

  void map(State s, boolean toPhysical) {
    s.set(mapped, toPhysical);
  }

  /** The input is driven; a level that it had already is rejected (vgic_validate_injection). */
  Routine inject(Cpu cpu, boolean asserted, Vcpu vcpu) {
    String name = "kvm_vgic_inject_irq(" + virtualSource() + ", " + (asserted ? 1 : 0) + ")";
    Block rejected = step(name + ": rejected", s -> {});
    Block accepted =
        seq(
            step(name, s -> s.set(pending, asserted)),
            when(s -> s.is(active) || s.is(enabled) && s.is(pending), vcpu.kick()));
    Block body =
        level
            ? seq(when(s -> rejects(s, asserted), rejected, leave()), accepted)
            : asserted ? accepted : nothing();
    return of("kvm_vgic_inject_irq", cpu, under(lock, body));
  }

  private boolean rejects(State s, boolean asserted) {
    return s.is(pending) == asserted && (sampled || !s.is(mapped));
  }

  /** Fills the list register (vgic-v2.c: vgic_v2_populate_lr); the ap_list_lock is held. */
  Block flush(HostGic gic, Cpu cpu) {
    Block taken =
        step(level ? "line_level = false" : "pending_latch = false", s -> s.set(pending, false))
            .folded();
    Block after =
        level
            ? when(s -> s.is(mapped) && listed(s) == PENDING, taken)
            : when(s -> (listed(s) & PENDING) != 0, taken);
    return call(
        of("vgic_v2_populate_lr", cpu, under(lock, gic.writeList(number, this::value), after)));
  }

  /**
   * State bits of the list register: neither a level nor one that is mapped, whose pending state
   * the physical distributor keeps, is pending and active (vgic-v2.c: vgic_v2_populate_lr).
   */
  private int listed(State s) {
    int asked = s.is(enabled) && s.is(pending) ? PENDING : 0;
    int taken = s.is(active) ? ACTIVE : 0;
    return (level || s.is(mapped)) && taken != 0 ? taken : asked | taken;
  }

  private long value(State s) {
    long bits = listed(s);
    if (bits == 0) {
      return 0;
    }
    long value = route.virtualSource() | PRIORITY | bits << 28;
    if (s.is(mapped)) {
      return value | 1L << 31 | (long) route.source() << 10;
    }
    return level ? value | EOI : value;
  }

  /**
   * Takes the list register back (vgic-v2.c: vgic_v2_fold_lr_state); the ap_list_lock is held. A
   * completion that was asked for is told first.
   *
   * @param acked what hears of a completion
   */
  Block fold(HostGic gic, Cpu cpu, Block acked) {
    Block look =
        gic.readList(
            number,
            (s, value) -> {
              boolean hardware = (value >>> 31 & 1) != 0;
              s.set(state, (int) (value >>> 28) & 3);
              s.set(eoi, !hardware && (value & EOI) != 0);
            });
    Block told = when(s -> s.get(state) == 0 && s.is(eoi), acked);
    Block back =
        step(
                "fold",
                s -> {
                  boolean still = (s.get(state) & ACTIVE) != 0;
                  s.set(deactivated, s.is(active) && !still);
                  s.set(active, still);
                })
            .folded();
    Block again = step("pending_latch = true", s -> s.set(pending, true)).folded();
    Block latched = when(s -> (s.get(state) & PENDING) != 0, again);
    Block resampled =
        level
            ? sampled ? when(this::wantsLevel, resample(cpu)) : when(s -> s.is(mapped), latched)
            : latched;
    return call(
        of(
                "vgic_v2_fold_lr_state",
                cpu,
                look,
                gic.writeList(number, s -> 0),
                told,
                under(lock, back, resampled))
            .withLocals(state, eoi, deactivated));
  }

  /** Whether the input of a mapped level must be looked at (vgic.c: vgic_irq_handle_resampling). */
  private boolean wantsLevel(State s) {
    return s.is(mapped) && ((s.get(state) & PENDING) != 0 || s.is(deactivated) && s.is(pending));
  }

  /** Asks the physical distributor; a line that has fallen leaves nothing active. */
  private Block resample(Cpu vcpu) {
    Cpu cpu = vcpu.host().orElse(vcpu);
    return call(
        () ->
            host.desc()
                .irqGetIrqchipState(cpu, ChipState.PENDING)
                .orElseThrow(() -> new LinkException("the host's chip tells no pending state")),
        on(ChipState.SET, step("line_level = true", s -> s.set(pending, true))),
        on(
            ChipState.CLEAR,
            step("line_level = false", s -> s.set(pending, false)),
            deactivate(cpu)));
  }

  /** Clears the physical active state. */
  Block deactivate(Cpu cpu) {
    return call(
        () ->
            host.desc()
                .irqSetIrqchipState(cpu, ChipState.ACTIVE, false)
                .orElseThrow(() -> new LinkException("the host's chip cannot deactivate")));
  }

  private Routine of(String function, Cpu cpu, Block... body) {
    return Routine.of(
        function, instance + "@" + cpu.name(), "arch/arm64/kvm/vgic: " + function, body);
  }
}
