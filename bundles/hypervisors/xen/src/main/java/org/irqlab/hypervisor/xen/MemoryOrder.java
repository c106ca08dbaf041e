package org.irqlab.hypervisor.xen;

import java.util.List;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;

/**
 * How memory is ordered around {@code IRQ_INPROGRESS}: the options of the question which barrier
 * pairs with which. In {@code release_irq} of Arm and of the series for RISC-V the barrier stands
 * in the loop, before the load; later versions put it behind the loop.
 *
 * @param relaxed whether only locks and barriers order memory
 * @param fullLocks whether taking {@code desc->lock} is a full barrier
 * @param barrier which barrier {@code release_irq} has, and where
 * @param releaseClear whether {@code do_IRQ} clears the flag with release ordering
 * @param counts whether the handler of Xen's own driver counts in memory
 */
record MemoryOrder(
    boolean relaxed, boolean fullLocks, Barrier barrier, boolean releaseClear, boolean counts) {
  private static final String RELAXED = "relaxed";
  private static final String FULL = "full";
  private static final String RELEASE = "release";
  private static final String COUNT = "count";

  private static final OptionSpec MEMORY =
      OptionSpec.oneOf(
          "memory",
          "order of loads and stores of IRQ_INPROGRESS, desc->action and what a handler leaves"
              + " behind: as written, or relaxed, where only barriers and locks order them",
          "sequential",
          RELAXED);
  private static final OptionSpec LOCK =
      OptionSpec.oneOf(
          "lock-barrier",
          "what taking desc->lock orders in relaxed memory: full is Xen's"
              + " arch_lock_acquire_barrier() on RISC-V and Arm, smp_mb(); acquire is the least",
          FULL,
          "acquire");
  private static final OptionSpec WAIT =
      OptionSpec.oneOf(
          "wait-barrier",
          "barrier of release_irq's wait in relaxed memory: in the loop before the load (Arm:"
              + " mb-in-loop), behind the loop, or none",
          Barrier.MB_IN_LOOP.word,
          Barrier.RMB_IN_LOOP.word,
          Barrier.NONE.word,
          Barrier.RMB_AFTER_LOOP.word,
          Barrier.MB_AFTER_LOOP.word);
  private static final OptionSpec CLEAR =
      OptionSpec.oneOf(
          "inprogress-clear",
          "how do_IRQ clears IRQ_INPROGRESS in relaxed memory: a plain store, or one with release"
              + " ordering",
          "plain",
          RELEASE);
  private static final OptionSpec LEAVES =
      OptionSpec.oneOf(
          "handler-leaves",
          "what the handler of Xen's own driver leaves in memory for who releases the irq:"
              + " nothing, or a count",
          "nothing",
          COUNT);

  static final List<OptionSpec> OPTIONS = List.of(MEMORY, LOCK, WAIT, CLEAR, LEAVES);

  static MemoryOrder of(Options options) {
    return new MemoryOrder(
        options.is(MEMORY.name(), RELAXED),
        options.is(LOCK.name(), FULL),
        Barrier.of(options.get(WAIT.name())),
        options.is(CLEAR.name(), RELEASE),
        options.is(LEAVES.name(), COUNT));
  }

  /** The barrier of {@code release_irq}'s wait. */
  enum Barrier {
    /** {@code do { smp_mb(); } while ( ... )}. */
    MB_IN_LOOP("mb-in-loop"),
    /** {@code do { smp_rmb(); } while ( ... )}. */
    RMB_IN_LOOP("rmb-in-loop"),
    /** {@code while ( ... ) cpu_relax();}. */
    NONE("none"),
    /** {@code while ( ... ) cpu_relax(); smp_rmb();}. */
    RMB_AFTER_LOOP("rmb-after-loop"),
    /** {@code while ( ... ) cpu_relax(); smp_mb();}. */
    MB_AFTER_LOOP("mb-after-loop");

    private final String word;

    Barrier(String word) {
      this.word = word;
    }

    private static Barrier of(String word) {
      for (Barrier barrier : values()) {
        if (barrier.word.equals(word)) {
          return barrier;
        }
      }
      throw new IllegalArgumentException(word);
    }
  }
}
