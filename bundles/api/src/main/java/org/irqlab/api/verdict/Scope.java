package org.irqlab.api.verdict;

import java.util.OptionalInt;

/**
 * The bounds of a question; part of every verdict.
 *
 * @param cpus host CPUs, at least 1
 * @param vcpus virtual CPUs of the guest, at least 1
 * @param timing how slow kernel work may be
 * @param assertions how often each device asserts, empty for "whenever it is low"
 * @param workers workers of each work queue, at least 1
 * @param nesting hard interrupts that may nest on one CPU, at least 1
 * @param depth how often a routine may be inlined inside itself, at least 1
 */
public record Scope(
    int cpus,
    int vcpus,
    Timing timing,
    OptionalInt assertions,
    int workers,
    int nesting,
    int depth) {

  /** One CPU, one vCPU, any timing, unbounded assertions. */
  public static final Scope SMALLEST = new Scope(1, 1, Timing.ANY, OptionalInt.empty(), 1, 1, 3);

  /** How slow kernel work (work queues, irq threads, softirqs) may be. */
  public enum Timing {
    /** Arbitrarily slow. */
    ANY,
    /** Done before guests and user space take their next step. */
    PROMPT
  }
}
