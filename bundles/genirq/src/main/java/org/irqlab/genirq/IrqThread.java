package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.await;
import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.either;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.loop;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.spin;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.test;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.when;

import org.irqlab.api.part.ActionModel;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;

/**
 * The thread of one action (kernel/irq/manage.c: irq_thread, irq_thread_fn, irq_finalize_oneshot)
 * and how it is woken (kernel/irq/handle.c: __irq_wake_thread). A ONESHOT line is unmasked by the
 * last of its threads to end, unless it was disabled meanwhile; a thread that overtakes the
 * interrupt that woke it waits for that to end first.
 *
 * @param desc the line
 * @param instance what the routines are linked for
 * @param mask {@code thread_mask}: its bit in {@code threads_oneshot}, 0 if it is not ONESHOT
 * @param runThread {@code IRQTF_RUNTHREAD}
 * @param active {@code threads_active}
 * @param spurious the line's detector of unhandled interrupts
 */
record IrqThread(
    IrqDesc desc, String instance, int mask, Field runThread, Field active, Spurious spurious) {
  private static final String MANAGE = "kernel/irq/manage.c: ";

  Routine wake(Cpu cpu) {
    Block hold =
        step(
                "threads_oneshot |= thread_mask",
                s -> s.set(desc.threadsOneshot(), s.get(desc.threadsOneshot()) | mask))
            .folded();
    return of(
        "__irq_wake_thread",
        "kernel/irq/handle.c: __irq_wake_thread",
        cpu,
        test(
            step("test_and_set IRQTF_RUNTHREAD", s -> s.set(runThread, true)).folded(),
            s -> s.is(runThread),
            leave(),
            nothing()),
        mask == 0 ? nothing() : hold,
        step("threads_active++", s -> s.set(active, s.get(active) + 1)).folded(),
        step("wake_up_process(irq thread)", Effect.NOTHING).counts(Mark.WAKE_UP));
  }

  /**
   * The thread.
   *
   * @param cpu the CPU it runs on
   * @param action whose thread it is
   */
  Routine body(Cpu cpu, ActionModel action) {
    return of(
        "irq_thread",
        MANAGE + "irq_thread",
        cpu,
        rest(
            await(
                guarded(
                        "test_and_clear IRQTF_RUNTHREAD",
                        s -> s.is(runThread),
                        s -> s.set(runThread, false))
                    .from(MANAGE + "irq_wait_for_interrupt")
                    .folded())),
        call(irqThreadFn(cpu, action)),
        step("threads_active--", s -> s.set(active, s.get(active) - 1))
            .from(MANAGE + "wake_threads_waitq")
            .folded());
  }

  private Routine irqThreadFn(Cpu cpu, ActionModel action) {
    return of(
        "irq_thread_fn",
        MANAGE + "irq_thread_fn",
        cpu,
        call(
            () -> action.thread(cpu).orElseThrow(),
            on(ActionModel.IRQ_NONE),
            on(ActionModel.IRQ_HANDLED, spurious.threadHandled())),
        desc.oneshot() ? call(finalizeOneshot(cpu)) : nothing());
  }

  private Routine finalizeOneshot(Cpu cpu) {
    Block relax =
        spin(
            guarded(
                    "cpu_relax: until IRQD_IRQ_INPROGRESS is clear",
                    s -> !s.is(desc.inProgress()),
                    Effect.NOTHING)
                .folded());
    return of(
        "irq_finalize_oneshot",
        MANAGE + "irq_finalize_oneshot",
        cpu,
        loop(
            under(
                desc.lock(),
                either(s -> s.is(desc.inProgress()), nothing(), seq(finish(cpu), leave()))),
            relax));
  }

  /** With the lock held, and nobody in progress. */
  private Block finish(Cpu cpu) {
    return seq(
        test(
            step("test IRQTF_RUNTHREAD", Effect.NOTHING).folded(),
            s -> s.is(runThread),
            leave(),
            nothing()),
        step(
                "threads_oneshot &= ~thread_mask",
                s -> s.set(desc.threadsOneshot(), s.get(desc.threadsOneshot()) & ~mask))
            .folded(),
        test(
            step("threads_oneshot == 0?", Effect.NOTHING).folded(),
            s -> s.get(desc.threadsOneshot()) == 0,
            when(s -> !s.is(desc.disabled()) && s.is(desc.masked()), call(unmaskThreaded(cpu))),
            nothing()));
  }

  private Routine unmaskThreaded(Cpu cpu) {
    Block eoi =
        desc.chip().flags().contains(ChipModel.Flag.EOI_THREADED)
            ? call(
                desc.chip()
                    .irqEoi(desc, cpu)
                    .orElseThrow(
                        () ->
                            new LinkException(
                                desc.name()
                                    + ": unmask_threaded_irq calls irq_eoi, which its chip"
                                    + " does not have")))
            : nothing();
    return of(
        "unmask_threaded_irq",
        "kernel/irq/chip.c: unmask_threaded_irq",
        cpu,
        eoi,
        call(desc.unmaskIrq(cpu)));
  }

  private Routine of(String function, String source, Cpu cpu, Block... body) {
    return Routine.of(function, instance + "@" + cpu.name(), source, body);
  }
}
