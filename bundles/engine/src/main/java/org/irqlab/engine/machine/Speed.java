package org.irqlab.engine.machine;

/** What may be relied on: the three speeds of a step. */
public enum Speed {
  /** A device asserts, an actor begins a call, the scheduler preempts: never fair. */
  ENVIRONMENT,
  /** Hardware, interrupt context, code with interrupts off or a spinlock held: always fair. */
  PROMPT,
  /** Threads, guests, user space: fair for a stall, arbitrarily slow for a storm. */
  SCHEDULABLE
}
