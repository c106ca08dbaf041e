package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.test;

import org.irqlab.api.part.ActionModel;
import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Verdict;

/**
 * The detector of unhandled interrupts (kernel/irq/spurious.c: note_interrupt), without the
 * descriptor's lock, while the line is in progress. The kernel switches a line off when more than
 * 99,900 of 100,000 interrupts were not handled, none of them more than a tenth of a second after
 * the one before. Scaled down: when a few in a row were not, with no step of the environment in
 * between, which takes the place of the tenth of a second. A threaded action is judged one
 * interrupt late, by whether its thread has handled anything since.
 */
final class Spurious {
  private static final String SOURCE = "kernel/irq/spurious.c: note_interrupt";

  private final int limit;
  private final Field unhandled;
  private final Field threadsHandled;
  private final Field deferred;

  /**
   * The detector of one line.
   *
   * @param link where its fields go
   * @param limit unhandled interrupts in a row that switch the line off; 0 for {@code noirqdebug}
   */
  Spurious(Link link, int limit) {
    this.limit = limit;
    unhandled = link.paced("irqs_unhandled", limit + 1);
    threadsHandled = link.layout().flag("threads_handled", Protection.SHARED);
    deferred = link.layout().flag("SPURIOUS_DEFERRED", Protection.SHARED);
  }

  /** An action has handled the interrupt. */
  Block handled() {
    return limit == 0
        ? nothing()
        : step("note_interrupt", s -> s.set(unhandled, 0)).from(SOURCE).folded();
  }

  /** No action has: {@link ActionModel#IRQ_NONE}. */
  Block unhandled() {
    return limit == 0 ? nothing() : step("note_interrupt: unhandled", this::count).from(SOURCE);
  }

  /** Only threads were woken, so it is the interrupt before that can be judged. */
  Block woken() {
    if (limit == 0) {
      return nothing();
    }
    Block judged =
        test(
            step("threads_handled changed?", s -> s.set(threadsHandled, false)).folded(),
            s -> s.is(threadsHandled),
            handled(),
            unhandled());
    return test(
        step("set SPURIOUS_DEFERRED", s -> s.set(deferred, true)).from(SOURCE).folded(),
        s -> s.is(deferred),
        judged,
        nothing());
  }

  /** Handled by one action, and threads were woken. */
  Block handledAndWoken() {
    return limit == 0
        ? nothing()
        : seq(
            step("clear SPURIOUS_DEFERRED", s -> s.set(deferred, false)).from(SOURCE).folded(),
            handled());
  }

  /** A thread has handled its interrupt. */
  Block threadHandled() {
    return limit == 0
        ? step("threads_handled++", Effect.NOTHING).folded()
        : step("threads_handled++", s -> s.set(threadsHandled, true)).folded();
  }

  private void count(State s) {
    int count = s.get(unhandled) + 1;
    if (count == limit) {
      s.condemn(Verdict.SPURIOUS_DISABLE, "irq: nobody cared, the line is disabled");
    }
    s.set(unhandled, count);
  }
}
