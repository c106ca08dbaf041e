package org.irqlab.api.part;

import java.util.Optional;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.state.State;
import org.osgi.annotation.versioning.ConsumerType;

/** A linked device as its driver sees it: each method is one access to a register of the device. */
@ConsumerType
public interface DeviceModel {
  /**
   * Whether the device can tell that it wants service.
   *
   * @return true if it has an interrupt status register
   */
  boolean hasStatus();

  /**
   * Reads the status register.
   *
   * @param s the state
   * @return true if there is a cause to serve
   */
  boolean cause(State s);

  /**
   * Takes up the cause: the owed work is done and a level device drops its line. Harmless without a
   * cause.
   *
   * @param s the state
   */
  void service(State s);

  /**
   * Whether work is owed, for drivers that take a cause for granted and must be condemned when
   * there is none. No driver may act on it.
   *
   * @param s the state
   * @return true if the device has asserted and nobody has taken it up
   */
  boolean owes(State s);

  /**
   * The device's own mask of its line, reached over another bus than its registers: DisINTx of a
   * PCI function.
   *
   * @return the mask; empty if it has none
   */
  default Optional<DeviceMask> mask() {
    return Optional.empty();
  }

  /**
   * A reset: the device drops its line, owes nothing, and asserts nothing until it is {@linkplain
   * #start started}. For whoever takes the device from its driver; to be asked while routines are
   * linked.
   *
   * @return one access; empty if the device cannot be reset
   */
  default Optional<Effect> reset() {
    return Optional.empty();
  }

  /**
   * Puts it into use, as its driver does after a reset. Harmless if it is in use.
   *
   * @return one access; empty if the device cannot be reset
   */
  default Optional<Effect> start() {
    return Optional.empty();
  }
}
