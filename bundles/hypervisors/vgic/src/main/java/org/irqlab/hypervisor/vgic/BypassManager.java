package org.irqlab.hypervisor.vgic;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.when;

import java.util.function.Function;
import org.irqlab.api.part.ChipModel.ChipState;
import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.InterruptBackend.Producer;
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
 * The IRQ bypass manager for one line (virt/lib/irqbypass.c): the backend is the producer, the
 * irqfd the consumer, both with the same eventfd. Whoever comes second joins them, whoever leaves
 * first parts them; all under one mutex. Forwarding itself is that of "ARM IRQ forward control
 * based on IRQ bypass manager", version 3 (linux-kernel, 2015).
 */
final class BypassManager {
  private static final String MANAGER = "virt/lib/irqbypass.c: ";
  private static final Exit FAILED = new Exit("failed");

  private final VgicIrq irq;
  private final Vcpu vcpu;
  private final Ways ways;
  private final Lock mutex;
  private final Field producer;
  private final Field consumer;
  private final Field joined;

  /**
   * How the open questions are answered.
   *
   * @param mapping what comes of the consumer's add_producer
   * @param halts whether the guest is waited for when it is halted
   * @param masksFirst whether an active line is masked by the backend before it is deactivated
   * @param signals whether the irqfd is then signalled, as if the backend's handler had run
   * @param startsAlways whether both sides are started again when they could not be joined
   */
  record Ways(
      Mapping mapping, boolean halts, boolean masksFirst, boolean signals, boolean startsAlways) {}

  /** What comes of the consumer's {@code add_producer}, which maps the interrupt. */
  enum Mapping {
    /** It is mapped. */
    WORKS,
    /** It is mapped, unless the virtual interrupt is in flight; then as {@link #FAILS}. */
    REFUSES_IN_FLIGHT,
    /** It is not, and the producer is told by {@code del_consumer}. */
    FAILS,
    /** It is not, and the producer is left joined. */
    FAILS_UNTOLD
  }

  BypassManager(Link link, VgicIrq irq, Vcpu vcpu, Ways ways) {
    this.irq = irq;
    this.vcpu = vcpu;
    this.ways = ways;
    mutex = link.layout().lock("irq_bypass->lock", Lock.Kind.MUTEX);
    Protection guarded = Protection.guardedBy(mutex);
    producer = link.layout().flag("producer", guarded);
    consumer = link.layout().flag("consumer", guarded);
    joined = link.layout().flag("joined", guarded);
    link.offer("irq_bypass_register_producer", cpu -> register(cpu, "producer", producer));
    link.offer("irq_bypass_register_consumer", cpu -> register(cpu, "consumer", consumer));
    link.offer("irq_bypass_unregister_producer", cpu -> unregister(cpu, "producer", producer));
    link.offer("irq_bypass_unregister_consumer", cpu -> unregister(cpu, "consumer", consumer));
  }

  /** Both are registered and joined before the path lives. */
  void join(State s) {
    producer(s);
    consumer(s);
    s.set(joined, true);
    irq.map(s, true);
    s.set(irq.host().desc().forwarded(), true);
    half().preset(s);
  }

  /** The producer is registered before the path lives. */
  void producer(State s) {
    s.set(producer, true);
  }

  /** The consumer is registered before the path lives. */
  void consumer(State s) {
    s.set(consumer, true);
  }

  private Producer half() {
    return irq.host()
        .backend()
        .producer()
        .orElseThrow(() -> new LinkException("the backend registers no bypass producer"));
  }

  private Routine register(Cpu cpu, String who, Field side) {
    Block connect =
        call(
            () -> connect(cpu),
            on(Exit.RETURN, step("joined", s -> s.set(joined, true)).folded()),
            on(FAILED, step("erase the newcomer", s -> s.set(side, false))));
    return of(
        "irq_bypass_register_" + who,
        MANAGER + "irq_bypass_register_" + who,
        cpu,
        under(
            mutex,
            when(s -> s.is(side), step("-EBUSY", s -> {}), leave()),
            step("register " + who, s -> s.set(side, true)).folded(),
            when(s -> s.is(producer) && s.is(consumer), connect)));
  }

  private Routine unregister(Cpu cpu, String who, Field side) {
    return of(
        "irq_bypass_unregister_" + who,
        MANAGER + "irq_bypass_unregister_" + who,
        cpu,
        under(
            mutex,
            when(
                s -> s.is(joined),
                call(() -> disconnect(cpu)),
                step("parted", s -> s.set(joined, false)).folded()),
            step("unregister " + who, s -> s.set(side, false)).folded()));
  }

  private Routine connect(Cpu cpu) {
    Block go = start(cpu);
    Block failed = seq(ways.startsAlways() ? go : nothing(), leave(FAILED));
    Block told =
        ways.mapping() == Mapping.FAILS_UNTOLD
            ? nothing()
            : producer(cpu, half -> half.delConsumer(cpu));
    Block forward = seq(affinity(cpu, true), go, leave());
    Block unmapped = seq(step("kvm: add_producer fails", s -> {}), told, failed);
    return of(
        "__connect",
        MANAGER + "__connect",
        cpu,
        stop(cpu),
        call(
            () -> active(cpu),
            on(ChipState.SET, step("vfio: active, not forwarded", s -> {}), failed),
            on(
                ChipState.CLEAR,
                call(
                    () -> half().addConsumer(cpu),
                    on(Exit.RETURN, mapped(cpu, forward, unmapped)),
                    on(Producer.REFUSED, failed)))));
  }

  private Block mapped(Cpu cpu, Block forward, Block unmapped) {
    return switch (ways.mapping()) {
      case WORKS -> seq(irq.map(true), forward);
      case REFUSES_IN_FLIGHT ->
          call(
              irq.mapUnlessInFlight(cpu),
              on(Exit.RETURN, forward),
              on(VgicIrq.IN_FLIGHT, unmapped));
      case FAILS, FAILS_UNTOLD -> unmapped;
    };
  }

  private Routine disconnect(Cpu cpu) {
    Block mask = call(() -> irq.host().backend().mask(cpu, InterruptBackend.By.IOCTL));
    return of(
        "__disconnect",
        MANAGER + "__disconnect",
        cpu,
        stop(cpu),
        affinity(cpu, false),
        irq.map(false),
        producer(cpu, half -> half.delConsumer(cpu)),
        call(
            () -> active(cpu),
            on(
                ChipState.SET,
                ways.masksFirst() ? mask : nothing(),
                ways.signals() ? call(irq.inject(cpu, true, vcpu)) : nothing(),
                irq.deactivate(cpu)),
            on(ChipState.CLEAR)),
        start(cpu));
  }

  private Block stop(Cpu cpu) {
    return seq(producer(cpu, half -> half.stop(cpu)), vcpu.halt(ways.halts()));
  }

  private Routine active(Cpu cpu) {
    return irq.host()
        .desc()
        .irqGetIrqchipState(cpu, ChipState.ACTIVE)
        .orElseThrow(() -> new LinkException("the host's chip tells no active state"));
  }

  private Block start(Cpu cpu) {
    return seq(vcpu.resume(), producer(cpu, half -> half.start(cpu)));
  }

  private Block producer(Cpu cpu, Function<Producer, Routine> call) {
    return call(() -> call.apply(half()));
  }

  private Block affinity(Cpu cpu, boolean toVcpu) {
    return call(
        () ->
            irq.host()
                .desc()
                .irqSetVcpuAffinity(cpu, toVcpu)
                .orElseThrow(() -> new LinkException("the host's chip cannot forward a line")));
  }

  private Routine of(String function, String source, Cpu cpu, Block... body) {
    return Routine.of(function, irq.instance() + "@" + cpu.name(), source, body);
  }
}
