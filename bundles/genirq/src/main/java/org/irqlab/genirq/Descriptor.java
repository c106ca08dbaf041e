package org.irqlab.genirq;

import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqCore;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;

/**
 * An irq_desc as {@code request_irq} leaves it (kernel/irq/manage.c: __setup_irq): started, neither
 * disabled nor masked, depth 0.
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

  Descriptor(Link link, IrqCore.Plan plan, boolean unlazy) {
    this.plan = plan;
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
    String instance = link.instance();
    masking = new Masking(this, instance);
    event = new Event(this, instance, plan.actions());
    replaying = new Resend(this, instance, plan.trigger());
    enabling = new Enabling(this, instance, unlazy);
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
  public Field depth() {
    return depth;
  }

  @Override
  public boolean oneshot() {
    return false;
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
  public Routine enableIrq(Cpu cpu) {
    return enabling.enableIrq(cpu);
  }
}
