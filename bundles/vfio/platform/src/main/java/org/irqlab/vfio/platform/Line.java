package org.irqlab.vfio.platform;

import static org.irqlab.api.routine.Code.await;
import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.when;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;

/**
 * One interrupt of a device (drivers/vfio/platform/vfio_platform_private.h: struct
 * vfio_platform_irq), its handler, and its mask and unmask entries.
 */
final class Line implements InterruptBackend.Model {
  private static final String FILE = "drivers/vfio/platform/vfio_platform_irq.c: ";
  private static final String PROPOSED =
      "kvm list, January 2021: Add vfio-platform support for ONESHOT irq forwarding?";

  private final InterruptBackend.Plan plan;
  private final Handling handling;
  private final boolean unlazy;
  private final boolean guarded;
  private final String instance;
  private final Lock igate;
  private final Lock lock;
  private final Field masked;
  private final Field held;
  private final Bypass bypass;

  /**
   * An interrupt that is requested and has a trigger.
   *
   * @param link where its fields go
   * @param plan what it stands between
   * @param handling how it is handled
   * @param unlazy whether its line is disabled unlazily
   * @param guarded whether unmasking looks first if VFIO has masked it
   */
  Line(Link link, InterruptBackend.Plan plan, Handling handling, boolean unlazy, boolean guarded) {
    this.plan = plan;
    this.handling = handling;
    this.unlazy = unlazy;
    this.guarded = guarded;
    this.instance = link.instance();
    Layout layout = link.layout();
    igate = layout.lock("igate", Lock.Kind.MUTEX);
    lock = layout.lock("irq->lock", Lock.Kind.SPIN_IRQSAVE);
    masked = layout.flag("irq->masked", Protection.guardedBy(lock));
    held = layout.flag("held", Protection.guardedBy(lock));
    Field forwarded = layout.flag("forwarded", Protection.guardedBy(lock));
    boolean masks = handling == Handling.AUTOMASKED;
    bypass = new Bypass(plan.desc(), lock, masked, forwarded, masks, instance);
    link.offer(InterruptBackend.MASK, cpu -> mask(cpu, InterruptBackend.By.IOCTL));
    link.offer(InterruptBackend.UNMASK, cpu -> unmask(cpu, InterruptBackend.By.IOCTL));
  }

  @Override
  public Set<Request> request() {
    Set<Request> flags = EnumSet.noneOf(Request.class);
    if (handling.threaded()) {
      flags.add(Request.ONESHOT);
    }
    if (unlazy) {
      flags.add(Request.DISABLE_UNLAZY);
    }
    return flags;
  }

  @Override
  public Routine primary(Cpu cpu) {
    return switch (handling) {
      case EDGE -> of("vfio_irq_handler", cpu, send(cpu), leave(IRQ_HANDLED));
      case AUTOMASKED -> automasked(cpu, call(() -> desc().disableIrqNosync(cpu)));
      case CHIP_MASK -> automasked(cpu, maskAtChip(cpu));
      case CHIP_MASK_UNCOUNTED ->
          proposed(
              "vfio_chip_mask_irq_handler", cpu, maskAtChip(cpu), send(cpu), leave(IRQ_HANDLED));
      case ONESHOT_RETURNS ->
          proposed("vfio_oneshot_irq_handler", cpu, send(cpu), leave(IRQ_WAKE_THREAD));
      case ONESHOT_WAITS ->
          proposed(
              "vfio_oneshot_irq_handler",
              cpu,
              under(lock, step("held = true", s -> s.set(held, true)).folded()),
              send(cpu),
              leave(IRQ_WAKE_THREAD));
    };
  }

  @Override
  public Optional<Routine> thread(Cpu cpu) {
    return switch (handling) {
      case ONESHOT_RETURNS ->
          Optional.of(
              proposed(
                  "vfio_oneshot_irq_thread",
                  cpu,
                  step("nothing to do", Effect.NOTHING),
                  leave(IRQ_HANDLED)));
      case ONESHOT_WAITS ->
          Optional.of(
              proposed(
                  "vfio_oneshot_irq_thread",
                  cpu,
                  await(guarded("wait_event(unmasked)", s -> !s.is(held), Effect.NOTHING)),
                  leave(IRQ_HANDLED)));
      default -> Optional.empty();
    };
  }

  @Override
  public Routine mask(Cpu cpu, InterruptBackend.By by) {
    Block silence =
        handling.masksAtChip() ? maskAtChip(cpu) : call(() -> desc().disableIrqNosync(cpu));
    return of("vfio_platform_mask", cpu, entered(by, under(lock, unless(true, silence))));
  }

  @Override
  public Routine unmask(Cpu cpu, InterruptBackend.By by) {
    Block open =
        handling.masksAtChip()
            ? call(
                () ->
                    proposed(
                        "irq_chip_unmask", cpu, under(desc().lock(), call(desc().unmaskIrq(cpu)))))
            : call(() -> desc().enableIrq(cpu));
    Block release =
        handling == Handling.ONESHOT_WAITS
            ? when(
                s -> s.is(held),
                step("held = false; wake_up", s -> s.set(held, false)).counts(Mark.WAKE_UP))
            : nothing();
    Block unmask = guarded ? unless(false, open) : seq(open, setMasked(false));
    return of("vfio_platform_unmask", cpu, entered(by, under(lock, unmask, release)));
  }

  @Override
  public Optional<InterruptBackend.Producer> producer() {
    boolean own = handling == Handling.AUTOMASKED || handling == Handling.EDGE;
    return own ? Optional.of(bypass) : Optional.empty();
  }

  private Routine automasked(Cpu cpu, Block silence) {
    Block mask = seq(when(s -> s.is(masked), leave(IRQ_NONE)), silence, setMasked(true));
    return of(
        "vfio_automasked_irq_handler",
        cpu,
        under(lock, when(s -> !s.is(bypass.forwarded()), mask)),
        send(cpu),
        leave(IRQ_HANDLED));
  }

  /** Does what leaves it masked or not, unless it is so already by its own account. */
  private Block unless(boolean already, Block body) {
    return handling == Handling.CHIP_MASK_UNCOUNTED
        ? body
        : when(s -> s.is(masked) != already, body, setMasked(already));
  }

  private Block maskAtChip(Cpu cpu) {
    return call(
        () -> proposed("irq_chip_mask", cpu, under(desc().lock(), call(desc().maskIrq(cpu)))));
  }

  /** An ioctl is serialized against others; an eventfd's callback is not. */
  private Block entered(InterruptBackend.By by, Block body) {
    return by == InterruptBackend.By.EVENTFD
        ? body
        : seq(
            step("ioctl VFIO_DEVICE_SET_IRQS", Effect.NOTHING).counts(Mark.SYSTEM_CALL).folded(),
            under(igate, body));
  }

  private Block send(Cpu cpu) {
    return call(() -> plan.trigger().apply(cpu));
  }

  private Block setMasked(boolean value) {
    return step("irq->masked = " + value, s -> s.set(masked, value)).folded();
  }

  private IrqDesc desc() {
    return plan.desc().get();
  }

  private Routine of(String function, Cpu cpu, Block... body) {
    return Routine.of(function, instance + "@" + cpu.name(), FILE + function, body);
  }

  private Routine proposed(String function, Cpu cpu, Block... body) {
    return Routine.of(function, instance + "@" + cpu.name(), PROPOSED, body);
  }
}
