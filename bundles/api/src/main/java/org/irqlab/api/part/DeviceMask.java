package org.irqlab.api.part;

import org.irqlab.api.state.State;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A mask in the device itself, as the command and status registers of a PCI function have it (PCI
 * Local Bus Specification 3.0, 6.2.2 and 6.2.3: Interrupt Disable, Interrupt Status). Each method
 * is one access.
 */
@ConsumerType
public interface DeviceMask {
  /**
   * Whether the device says that it asserts, masked or not.
   *
   * @param s the state
   * @return Interrupt Status
   */
  boolean asserting(State s);

  /**
   * Whether its line is masked.
   *
   * @param s the state
   * @return Interrupt Disable
   */
  boolean masked(State s);

  /**
   * Masks or unmasks; the line follows at once.
   *
   * @param s the state
   * @param masked the new value of Interrupt Disable
   */
  void set(State s, boolean masked);
}
