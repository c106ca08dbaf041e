package org.irqlab.genirq;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.irqlab.api.part.ActionModel;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqCore;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;

/**
 * An irq_desc as {@code request_irq} leaves it (kernel/irq/manage.c: __setup_irq): started, neither
 * disabled nor masked, depth 0; with IRQF_NO_AUTOEN as if it had been disabled lazily at once.
 */
final class Descriptor implements IrqDesc {
  /** Nested disables that are told apart; one more is reported as unbalanced. */
  private static final int DEPTHS = 8;

  private final IrqCore.Plan plan;
  private final Lock lock;
  private final Field disabled;
  private final Field masked;
  private final Field inProgress;
  private final Field pending;
  private final Field replay;
  private final Field resend;
  private final Field depth;
  private final Masking masking;
  private final Enabling enabling;
  private final Event event;
  private final Resend replaying;
  private final Lifetime lifetime;
  private final Field action;
  private final Field threadsOneshot;
  private final boolean oneshot;
  private final Forwarding forwarding;

  /**
   * A line.
   *
   * @param link where its fields go
   * @param plan what it is made of
   * @param manner how it is disabled
   * @param limit unhandled interrupts in a row that switch it off; 0 for never
   */
  Descriptor(Link link, IrqCore.Plan plan, Manner manner, int limit) {
    this.plan = plan;
    Request request = new Request(name(), plan.actions(), plan.chip().flags());
    oneshot = request.oneshot();
    Layout layout = link.layout();
    lock = layout.lock("desc->lock", Lock.Kind.SPIN_IRQSAVE);
    Protection guarded = Protection.guardedBy(lock);
    disabled = layout.flag("IRQD_IRQ_DISABLED", guarded);
    masked = layout.flag("IRQD_IRQ_MASKED", guarded);
    inProgress = layout.flag("IRQD_IRQ_INPROGRESS", guarded);
    pending = layout.flag("IRQS_PENDING", guarded);
    replay = layout.flag("IRQS_REPLAY", guarded);
    resend = layout.field("resend_node", plan.cpus().size() + 1, Protection.SHARED);
    depth = layout.field("depth", DEPTHS, guarded);
    action = layout.flag("action", guarded);
    int actions = plan.actions().size();
    threadsOneshot = layout.field("threads_oneshot", 1 << actions, Protection.SHARED);
    Field active = layout.field("threads_active", 2 * actions + 1, Protection.SHARED);
    Lock mutex = layout.lock("request_mutex", Lock.Kind.MUTEX);
    String instance = link.instance();
    masking = new Masking(this, instance);
    replaying = new Resend(this, instance, Resend.level(plan.trigger(), plan.chip()));
    Field started = layout.flag("IRQD_IRQ_STARTED", guarded);
    boolean unlazy = manner.unlazy() || request.unlazy();
    enabling = new Enabling(this, instance, unlazy, started, manner.shutdownsNest());
    forwarding = new Forwarding(this, layout, instance);
    Runs runs = new Runs(layout, plan.cpus().size());
    lifetime = new Lifetime(this, instance, active, mutex, enabling, manner.syncChip(), runs);
    Spurious spurious = new Spurious(link, limit);
    event =
        new Event(
            this,
            instance,
            plan.actions(),
            threads(link, request, active, spurious),
            spurious,
            runs);
    link.boot(
        s -> {
          s.set(action, true);
          s.set(started, true);
          s.set(disabled, !request.autoEnable());
          s.set(depth, request.autoEnable() ? 0 : 1);
        });
    offer(link);
  }

  /**
   * How a line is disabled.
   *
   * @param unlazy unlazily, whatever its actions ask for
   * @param shutdownsNest whether shutting down adds to the depth
   * @param syncChip whether waiting for it asks the chip as well
   */
  record Manner(boolean unlazy, boolean shutdownsNest, boolean syncChip) {}

  private void offer(Link link) {
    link.offer("request_irq", cpu -> lifetime.requestIrq(cpu, true));
    link.offer("request_irq(IRQF_NO_AUTOEN)", cpu -> lifetime.requestIrq(cpu, false));
    link.offer("free_irq", lifetime::freeIrq);
    link.offer("disable_irq", this::disableIrq);
    link.offer("enable_irq", this::enableIrq);
    link.offer("synchronize_irq", this::synchronizeIrq);
  }

  /** The threads; each runs beside the interrupt's CPU if there is another. */
  private List<Optional<IrqThread>> threads(
      Link link, Request request, Field active, Spurious spurious) {
    Cpu beside = plan.cpus().get((plan.affinity().number() + 1) % plan.cpus().size());
    List<Optional<IrqThread>> threads = new ArrayList<>();
    for (ActionModel one : plan.actions()) {
      int number = threads.size();
      if (one.thread(beside).isEmpty()) {
        threads.add(Optional.empty());
        continue;
      }
      String name = "thread" + (plan.actions().size() == 1 ? "" : number);
      Link own = link.in(name);
      Field run = own.layout().flag("IRQTF_RUNTHREAD", Protection.SHARED);
      IrqThread thread =
          new IrqThread(this, own.instance(), request.threadMask(number), run, active, spurious);
      own.context(own.instance(), Optional.of(beside), Level.THREAD, thread.body(beside, one));
      threads.add(Optional.of(thread));
    }
    return threads;
  }

  @Override
  public String name() {
    return "irq" + plan.source();
  }

  @Override
  public int source() {
    return plan.source();
  }

  @Override
  public Cpu affinity() {
    return plan.affinity();
  }

  @Override
  public Lock lock() {
    return lock;
  }

  @Override
  public Field disabled() {
    return disabled;
  }

  @Override
  public Field masked() {
    return masked;
  }

  @Override
  public Field inProgress() {
    return inProgress;
  }

  @Override
  public Field pending() {
    return pending;
  }

  @Override
  public Field replay() {
    return replay;
  }

  @Override
  public Field resend() {
    return resend;
  }

  @Override
  public Field forwarded() {
    return forwarding.flag();
  }

  @Override
  public Field depth() {
    return depth;
  }

  @Override
  public boolean oneshot() {
    return oneshot;
  }

  @Override
  public Field threadsOneshot() {
    return threadsOneshot;
  }

  @Override
  public Field action() {
    return action;
  }

  @Override
  public ChipModel chip() {
    return plan.chip();
  }

  @Override
  public Routine maskIrq(Cpu cpu) {
    return masking.maskIrq(cpu);
  }

  @Override
  public Routine unmaskIrq(Cpu cpu) {
    return masking.unmaskIrq(cpu);
  }

  @Override
  public Routine maskAckIrq(Cpu cpu) {
    return masking.maskAckIrq(cpu);
  }

  @Override
  public Routine handleIrqEvent(Cpu cpu) {
    return event.handleIrqEvent(cpu);
  }

  @Override
  public Routine checkIrqResend(Cpu cpu) {
    return replaying.checkIrqResend(cpu);
  }

  @Override
  public Routine disableIrqNosync(Cpu cpu) {
    return enabling.disableIrqNosync(cpu);
  }

  @Override
  public Routine disableIrq(Cpu cpu) {
    return lifetime.disableIrq(cpu);
  }

  @Override
  public Routine synchronizeIrq(Cpu cpu) {
    return lifetime.synchronizeIrq(cpu);
  }

  @Override
  public Routine enableIrq(Cpu cpu) {
    return enabling.enableIrq(cpu);
  }

  @Override
  public Optional<Routine> irqSetVcpuAffinity(Cpu cpu, boolean toVcpu) {
    return forwarding.setVcpuAffinity(cpu, toVcpu);
  }

  @Override
  public Optional<Routine> irqGetIrqchipState(Cpu cpu, ChipModel.ChipState which) {
    return forwarding.getIrqchipState(cpu, which);
  }

  @Override
  public Optional<Routine> irqSetIrqchipState(Cpu cpu, ChipModel.ChipState which, boolean value) {
    return forwarding.setIrqchipState(cpu, which, value);
  }
}
