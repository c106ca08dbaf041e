package org.irqlab.itests.paths;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.when;

import org.irqlab.api.part.ActionModel;
import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;

/** The least backend of a level line: disabled at each interrupt until it is unmasked. */
final class Automasked implements InterruptBackend {
  @Override
  public Model link(Link link, Plan plan, Options options) {
    Lock lock = link.layout().lock("irq->lock", Lock.Kind.SPIN_IRQSAVE);
    Field masked = link.layout().flag("masked", Protection.guardedBy(lock));
    return new Linked(plan, lock, masked, link.instance());
  }

  private record Linked(Plan plan, Lock lock, Field masked, String instance) implements Model {
    private static final Exit MASKED = new Exit("masked");

    @Override
    public Routine primary(Cpu cpu) {
      Routine mask =
          of(
              "mask",
              cpu,
              under(
                  lock,
                  when(s -> s.is(masked), leave()),
                  call(() -> plan.desc().get().disableIrqNosync(cpu)),
                  step("masked = true", s -> s.set(masked, true)).folded(),
                  leave(MASKED)));
      return of(
          "handler",
          cpu,
          call(
              mask,
              on(Exit.RETURN, leave(ActionModel.IRQ_NONE)),
              on(MASKED, call(() -> plan.trigger().apply(cpu)), leave(ActionModel.IRQ_HANDLED))));
    }

    @Override
    public Routine mask(Cpu cpu, By by) {
      throw new UnsupportedOperationException("nobody masks");
    }

    @Override
    public Routine unmask(Cpu cpu, By by) {
      return of(
          "unmask",
          cpu,
          under(
              lock,
              when(s -> !s.is(masked), leave()),
              call(() -> plan.desc().get().enableIrq(cpu)),
              step("masked = false", s -> s.set(masked, false)).folded()));
    }

    private Routine of(String name, Cpu cpu, Block... body) {
      return Routine.of(
          name, instance + "@" + cpu.name(), "drivers/vfio/platform/vfio_platform_irq.c", body);
    }
  }
}
