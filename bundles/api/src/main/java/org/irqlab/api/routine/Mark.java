package org.irqlab.api.routine;

/** What a step counts as: for the definition of a storm, and for the costs of a run. */
public enum Mark {
  /** A CPU leaves what it does because its interrupt pin is asserted, whatever it then finds. */
  INTERRUPT_ENTRY(true),
  /** A CPU of the host begins to handle one interrupt of a source; one entry may handle several. */
  HOST_INTERRUPT(true),
  /** A virtual CPU begins to handle one interrupt of a source. */
  GUEST_INTERRUPT(true),
  /** The guest is left without its own access having asked for it. */
  VM_EXIT(true),
  /** A notifier is called. */
  NOTIFIER(true),
  /** The guest is left because it touched an emulated register. */
  TRAP(false),
  /** A register of real hardware is read or written. */
  REGISTER_ACCESS(false),
  /** A sleeping context is woken. */
  WAKE_UP(false),
  /** An eventfd is signalled. */
  EVENTFD_SIGNAL(false),
  /** A call from user space into the kernel. */
  SYSTEM_CALL(false);

  private final boolean delivery;

  Mark(boolean delivery) {
    this.delivery = delivery;
  }

  /**
   * Whether an endless row of these without progress is a storm.
   *
   * @return true for deliveries
   */
  public boolean delivery() {
    return delivery;
  }
}
