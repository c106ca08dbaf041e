package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.dropped;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;

import java.util.List;
import java.util.Optional;
import org.irqlab.api.part.ActionModel;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Code;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Routine;

/**
 * A run of a line's actions, in the order they were requested, without {@code desc->lock}: so a
 * handler may disable its own line (kernel/irq/handle.c: handle_irq_event, handle_irq_event_percpu,
 * __handle_irq_event_percpu). Their results are or-ed; the detector of unhandled interrupts judges
 * the sum.
 *
 * @param desc the line
 * @param instance what the routines are linked for
 * @param actions its actions
 * @param threads the thread of each action that has one
 * @param spurious the detector
 * @param runs notes who runs the actions
 */
record Event(
    IrqDesc desc,
    String instance,
    List<ActionModel> actions,
    List<Optional<IrqThread>> threads,
    Spurious spurious,
    Runs runs) {
  private static final Exit BOTH = new Exit("IRQ_HANDLED | IRQ_WAKE_THREAD");

  /** By the value of {@code irqreturn_t} (include/linux/irqreturn.h). */
  private static final List<Exit> RESULTS =
      List.of(ActionModel.IRQ_NONE, ActionModel.IRQ_HANDLED, ActionModel.IRQ_WAKE_THREAD, BOTH);

  private static final int HANDLED = 1;
  private static final int WAKE_THREAD = 2;

  Routine handleIrqEvent(Cpu cpu) {
    return of(
        "handle_irq_event",
        cpu,
        step("clear IRQS_PENDING", s -> s.set(desc.pending(), false)).folded(),
        step(
                "set IRQD_IRQ_INPROGRESS",
                s -> {
                  s.set(desc.inProgress(), true);
                  runs.begin(s, cpu);
                })
            .folded(),
        dropped(desc.lock(), call(percpu(cpu))),
        step(
                "clear IRQD_IRQ_INPROGRESS",
                s -> {
                  s.set(desc.inProgress(), false);
                  runs.end(s, cpu);
                })
            .folded());
  }

  private Routine percpu(Cpu cpu) {
    return of(
        "handle_irq_event_percpu",
        cpu,
        call(
            of("__handle_irq_event_percpu", cpu, from(0, 0, cpu)),
            on(ActionModel.IRQ_NONE, spurious.unhandled()),
            on(ActionModel.IRQ_HANDLED, spurious.handled()),
            on(ActionModel.IRQ_WAKE_THREAD, spurious.woken()),
            on(BOTH, spurious.handledAndWoken())));
  }

  /** Runs the actions from one on, and leaves with all results or-ed. */
  private Block from(int number, int result, Cpu cpu) {
    if (number == actions.size()) {
      return leave(RESULTS.get(result));
    }
    return call(
        actions.get(number).primary(cpu),
        on(ActionModel.IRQ_NONE, from(number + 1, result, cpu)),
        on(ActionModel.IRQ_HANDLED, from(number + 1, result | HANDLED, cpu)),
        woken(number, result | WAKE_THREAD, cpu));
  }

  private Code.On woken(int number, int result, Cpu cpu) {
    Block wake =
        threads
            .get(number)
            .map(thread -> call(thread.wake(cpu)))
            .orElse(step("warn_no_thread", Effect.NOTHING));
    return on(ActionModel.IRQ_WAKE_THREAD, seq(wake, from(number + 1, result, cpu)));
  }

  private Routine of(String function, Cpu cpu, Block... body) {
    return Routine.of(
        function, instance + "@" + cpu.name(), "kernel/irq/handle.c: " + function, body);
  }
}
