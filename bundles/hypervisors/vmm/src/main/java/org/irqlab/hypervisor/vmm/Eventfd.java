package org.irqlab.hypervisor.vmm;

import static org.irqlab.api.routine.Code.step;

import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.routine.Step;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;

/**
 * A trigger eventfd whose reader polls it. Of its count only none, one and several are told apart:
 * a read takes all (fs/eventfd.c: eventfd_signal_mask, eventfd_ctx_do_read).
 *
 * @param count how many signals wait, saturating
 * @param instance what its routines are linked for
 */
record Eventfd(Field count, String instance) {
  private static final int MANY = 2;

  /** An eventfd without signals. */
  static Eventfd of(Link link) {
    Field count = link.layout().carried("eventfd", MANY + 1, Protection.SHARED);
    return new Eventfd(count, link.instance());
  }

  /** Signals it and wakes its reader. */
  Routine signal(Cpu cpu) {
    return Routine.of(
        "eventfd_signal",
        instance + "@" + cpu.name(),
        "fs/eventfd.c: eventfd_signal_mask",
        step("eventfd_signal", s -> s.set(count, Math.min(MANY, s.get(count) + 1)))
            .counts(Mark.EVENTFD_SIGNAL)
            .counts(Mark.WAKE_UP));
  }

  /** Whether a read would find a signal. */
  Guard readable() {
    return s -> s.get(count) > 0;
  }

  /** Reads it, which takes all signals at once. */
  Step read() {
    return step("event_notifier_test_and_clear", s -> s.set(count, 0)).folded();
  }
}
