package org.irqlab.engine.run;

import org.irqlab.api.routine.Mark;
import org.irqlab.engine.machine.Speed;
import org.irqlab.engine.machine.Transition;

/**
 * What steps cost in virtual time, in nanoseconds. These are orders of magnitude of server machines
 * at 2 to 3 GHz, good for comparing two paths and for nothing else. A step costs the sum of what
 * its marks cost, and something by itself.
 */
public final class Costs {
  /** A few instructions and a cache line. Assumed. */
  private static final long STEP = 20;

  /** Hardware passes a level or a message on. Assumed. */
  private static final long SIGNAL = 50;

  /**
   * World switch out of a guest and back. C. Dall et al., "ARM Virtualization: Performance and
   * Architectural Implications", ISCA 2016, table II, row "Hypercall": KVM 6,500 cycles on ARM and
   * 1,300 on x86, at 2.4 and 2.1 GHz; this is between the two.
   */
  private static final long WORLD_SWITCH = 1_500;

  /** Pipeline drained, registers saved, vector entered. Assumed. */
  private static final long INTERRUPT_ENTRY = 300;

  /** Uncached access to a device over the interconnect. Assumed. */
  private static final long REGISTER_ACCESS = 200;

  /** Remote wake-up, run queue, switch of context. Assumed. */
  private static final long WAKE_UP = 2_000;

  /** Lock, counter, walk over the waiters. Assumed. */
  private static final long NOTIFY = 100;

  /** Entry into the kernel and back. Assumed. */
  private static final long SYSTEM_CALL = 200;

  /**
   * What a step costs.
   *
   * @param transition the step
   * @return nanoseconds, 0 for a step of the environment without marks
   */
  public long of(Transition transition) {
    long cost = transition.speed() == Speed.ENVIRONMENT ? 0 : base(transition);
    for (Mark mark : transition.step().marks()) {
      cost += of(mark);
    }
    return cost;
  }

  private static long base(Transition transition) {
    return transition.speed() == Speed.PROMPT && transition.step().marks().isEmpty()
        ? SIGNAL
        : STEP;
  }

  private static long of(Mark mark) {
    return switch (mark) {
      case VM_EXIT, TRAP -> WORLD_SWITCH;
      case INTERRUPT_ENTRY, HOST_INTERRUPT, GUEST_INTERRUPT -> INTERRUPT_ENTRY;
      case REGISTER_ACCESS -> REGISTER_ACCESS;
      case WAKE_UP -> WAKE_UP;
      case EVENTFD_SIGNAL, NOTIFIER -> NOTIFY;
      case SYSTEM_CALL -> SYSTEM_CALL;
      default -> STEP;
    };
  }
}
