package org.irqlab.api.routine;

/**
 * What a step does to the order in which {@linkplain org.irqlab.api.state.Layout#relaxed relaxed}
 * fields are loaded and stored. Nothing else is ever out of order.
 *
 * <p>A load may be performed early, at the latest where it stands; a store late, at the earliest
 * where it stands. A load is so never held up past a later store, as real machines may do unless a
 * dependency forbids it; and loads that depend on one another may pass one another, as no machine
 * of today does.
 */
public enum Order {
  /** None. */
  NONE(false, false),
  /**
   * {@code smp_load_acquire}, {@code smp_rmb}, taking a lock: loads that come later are performed
   * after this.
   */
  ACQUIRE(true, false),
  /**
   * {@code smp_store_release}, {@code smp_wmb}, dropping a lock: stores that came earlier are
   * performed before this.
   */
  RELEASE(false, true),
  /**
   * {@code smp_mb}, an atomic operation that returns a value: both, before and after the step; its
   * own loads are performed now, and its own stores too.
   */
  FULL(true, true);

  private final boolean acquires;
  private final boolean releases;

  Order(boolean acquires, boolean releases) {
    this.acquires = acquires;
    this.releases = releases;
  }

  /**
   * Whether later loads wait for it.
   *
   * @return true for an acquire
   */
  public boolean acquires() {
    return acquires;
  }

  /**
   * Whether it waits for earlier stores.
   *
   * @return true for a release
   */
  public boolean releases() {
    return releases;
  }
}
