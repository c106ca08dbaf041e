package org.irqlab.api.state;

/**
 * How a field is protected. The linker derives from it which branches need a step of their own, and
 * the engine what may be fused. An undeclared field is {@link #SHARED}.
 */
public sealed interface Protection {
  /** Any context may touch it at any time. */
  Protection SHARED = new Shared();

  /** Only one context touches it; the linker verifies that. */
  Protection LOCAL = new Local();

  /** Watches and is never read by the code it watches, except to condemn. */
  Protection GHOST = new Ghost();

  /**
   * Touched only while the lock is held.
   *
   * @param lock the lock
   * @return the protection
   */
  static Protection guardedBy(Lock lock) {
    return new Guarded(lock);
  }

  /**
   * Part of a controller's or device's registers: all fields of one owner count as one access.
   *
   * @param owner instance name of the hardware
   * @return the protection
   */
  static Protection register(String owner) {
    return new Register(owner);
  }

  /** See {@link Protection#SHARED}. */
  record Shared() implements Protection {}

  /** See {@link Protection#LOCAL}. */
  record Local() implements Protection {}

  /** See {@link Protection#GHOST}. */
  record Ghost() implements Protection {}

  /**
   * See {@link Protection#guardedBy(Lock)}.
   *
   * @param lock the lock
   */
  record Guarded(Lock lock) implements Protection {}

  /**
   * See {@link Protection#register(String)}.
   *
   * @param owner instance name of the hardware
   */
  record Register(String owner) implements Protection {}
}
