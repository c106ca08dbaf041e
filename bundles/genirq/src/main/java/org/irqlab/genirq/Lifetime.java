package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.await;
import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.either;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.loop;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.spin;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.when;

import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;

/**
 * Waiting for a line's handlers, and giving the line up and requesting it again
 * (kernel/irq/manage.c: synchronize_irq, free_irq, request_threaded_irq, __setup_irq). All of it
 * may sleep. A run of the actions that began before the last was freed still sees it; the kernel's
 * may or may not. What was freed must not be in use any more.
 *
 * @param desc the line
 * @param instance what the routines are linked for
 * @param active {@code threads_active}
 * @param mutex {@code desc->request_mutex}
 * @param enabling how the line is disabled and enabled
 * @param syncChip whether a chip that can tell is asked what is in flight
 * @param runs who runs the action
 */
record Lifetime(
    IrqDesc desc,
    String instance,
    Field active,
    Lock mutex,
    Enabling enabling,
    boolean syncChip,
    Runs runs) {
  Routine synchronizeIrq(Cpu cpu) {
    return of(
        "synchronize_irq",
        cpu,
        call(synchronizeHardirq(cpu)),
        await(
            guarded("wait_event(threads_active == 0)", s -> s.get(active) == 0, Effect.NOTHING)
                .folded()));
  }

  /** Looks without the lock first, then with it. */
  private Routine synchronizeHardirq(Cpu cpu) {
    return of(
        "__synchronize_hardirq",
        cpu,
        loop(
            spin(
                guarded(
                        "cpu_relax: until IRQD_IRQ_INPROGRESS is clear",
                        s -> !s.is(desc.inProgress()),
                        Effect.NOTHING)
                    .folded()),
            under(desc.lock(), either(s -> s.is(desc.inProgress()), nothing(), inFlight(cpu)))));
  }

  /** A chip that can tell is asked whether a CPU has the interrupt but has not begun with it. */
  private Block inFlight(Cpu cpu) {
    if (!syncChip) {
      return leave();
    }
    return desc.chip()
        .irqGetIrqchipState(desc, cpu, ChipModel.ChipState.ACTIVE)
        .<Block>map(
            active ->
                call(
                    active,
                    on(ChipModel.ChipState.SET, nothing()),
                    on(ChipModel.ChipState.CLEAR, leave())))
        .orElse(leave());
  }

  Routine disableIrq(Cpu cpu) {
    return of("disable_irq", cpu, call(enabling.disableIrqNosync(cpu)), call(synchronizeIrq(cpu)));
  }

  Routine freeIrq(Cpu cpu) {
    runs.keep();
    Block unlink =
        step(
            "action = NULL",
            s -> {
              s.set(desc.action(), false);
              runs.unlink(s);
            });
    return of(
        "free_irq",
        cpu,
        under(
            mutex,
            under(
                desc.lock(),
                when(s -> !s.is(desc.action()), leave()),
                unlink,
                call(enabling.irqShutdown(cpu))),
            call(synchronizeIrq(cpu))),
        step("kfree(action)", runs::free).folded());
  }

  /**
   * {@code request_irq}.
   *
   * @param cpu the caller's CPU
   * @param autoEnable without IRQF_NO_AUTOEN; with it the line is left as it was shut down
   */
  Routine requestIrq(Cpu cpu, boolean autoEnable) {
    Block start =
        autoEnable
            ? call(enabling.irqStartup(cpu))
            : step("depth = 1", s -> s.set(desc.depth(), 1)).folded();
    Block link =
        seq(
            step("action = new", s -> s.set(desc.action(), true)),
            step("clear IRQD_IRQ_INPROGRESS", s -> s.set(desc.inProgress(), false)).folded(),
            start);
    return of(
        "request_irq",
        cpu,
        under(mutex, under(desc.lock(), when(s -> !s.is(desc.action()), link))));
  }

  private Routine of(String function, Cpu cpu, Block... body) {
    return Routine.of(
        function, instance + "@" + cpu.name(), "kernel/irq/manage.c: " + function, body);
  }
}
