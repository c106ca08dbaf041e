package org.irqlab.api.state;

/**
 * A lock: who holds it is a field, so that self-deadlock and a foreign unlock are seen.
 *
 * @param name instance path and name, such as {@code irq10/desc->lock}
 * @param kind what waiting for it means
 * @param owner 0 when free, otherwise 1 + the number of the context that holds it
 * @param virtual true for a lock of a guest: holding it does not keep the host from being slow
 */
public record Lock(String name, Kind kind, Field owner, boolean virtual) {
  // Written out: linking the generated one takes a cold process tens of milliseconds.
  @Override
  public boolean equals(Object other) {
    return other instanceof Lock lock
        && virtual == lock.virtual
        && kind == lock.kind
        && name.equals(lock.name)
        && owner.equals(lock.owner);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** What taking the lock does to its taker. */
  public enum Kind {
    /** {@code raw_spin_lock}: waiting holds the CPU; preemption is off while it is held. */
    SPIN(false),
    /** {@code raw_spin_lock_irqsave}: as SPIN, with interrupts off while waiting and holding. */
    SPIN_IRQSAVE(true),
    /** {@code mutex_lock}: waiting sleeps; only for threads. */
    MUTEX(false);

    private final boolean irqsOff;

    Kind(boolean irqsOff) {
      this.irqsOff = irqsOff;
    }

    /**
     * Whether interrupts of the taker's CPU are off while it waits and holds.
     *
     * @return true for the irqsave form
     */
    public boolean irqsOff() {
      return irqsOff;
    }
  }
}
