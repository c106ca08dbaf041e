package org.irqlab.api.part;

import java.util.OptionalInt;
import org.irqlab.api.state.State;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The registers of a linked controller. Every method is one atomic access; the hardware reacts at
 * once.
 */
@ConsumerType
public interface ControllerModel {
  /**
   * An input line is driven, to the level it had or to another.
   *
   * @param s the state
   * @param source number of the input
   * @param asserted its level
   */
  void input(State s, int source, boolean asserted);

  /**
   * A register is read; that may have side effects.
   *
   * @param s the state
   * @param cpu number of the CPU that reads, for banked registers
   * @param register which one
   * @return its value, zero-extended; 0 for a register that is not there
   */
  long read(State s, int cpu, Register register);

  /**
   * A register is written.
   *
   * @param s the state
   * @param cpu number of the CPU that writes, for banked registers
   * @param register which one
   * @param value the value, the bytes of its width
   */
  void write(State s, int cpu, Register register, long value);

  /**
   * The level of the pin that interrupts a kernel's CPU (for RISC-V the S-mode external interrupt).
   *
   * @param s the state
   * @param cpu number of the CPU
   * @return true if it is asserted
   */
  boolean interrupts(State s, int cpu);

  /**
   * The level of any output pin.
   *
   * @param s the state
   * @param pin number of the pin, as the specification or the recorded machine numbers them
   * @return true if it is asserted
   */
  boolean output(State s, int pin);

  /**
   * Whether a write to a register can end the handling of any source, so that {@link #completes}
   * has to be asked.
   *
   * @param register which one
   * @return false if {@link #completes} is always empty for it
   */
  default boolean canComplete(Register register) {
    return false;
  }

  /**
   * The source whose handling a write would end, asked right before the write: the gateway that it
   * opens, the interrupt that it deactivates. A hypervisor that emulates this controller learns
   * here that the guest has completed.
   *
   * @param s the state, not changed
   * @param cpu number of the CPU that would write
   * @param register which one
   * @param value the value, the bytes of its width
   * @return number of the input, or empty if the write ends nothing
   */
  default OptionalInt completes(State s, int cpu, Register register, long value) {
    return OptionalInt.empty();
  }

  /**
   * Whether a write to a register can unmask any source, so that {@link #unmasks} has to be asked.
   *
   * @param register which one
   * @return false if {@link #unmasks} is always empty for it
   */
  default boolean canUnmask(Register register) {
    return false;
  }

  /**
   * The source that waits behind its mask as a level, and that a write would let through, asked
   * right before the write. A hypervisor that emulates this controller can look first whether the
   * level is still there.
   *
   * @param s the state, not changed
   * @param cpu number of the CPU that would write
   * @param register which one
   * @param value the value, the bytes of its width
   * @return number of the input, or empty if the write lets nothing through
   */
  default OptionalInt unmasks(State s, int cpu, Register register, long value) {
    return OptionalInt.empty();
  }

  /**
   * The interrupt acknowledge cycle that a CPU runs when it takes an interrupt from a controller
   * which gives it a vector: what was requested is then in service.
   *
   * @param s the state
   * @param cpu number of the CPU
   * @return the vector, a spurious one if nothing is requested any more; empty for a controller
   *     that answers no such cycle
   */
  default OptionalInt acknowledge(State s, int cpu) {
    return OptionalInt.empty();
  }

  /**
   * A message arrives: the bus write of a controller or device that reports to this one.
   *
   * @param s the state
   * @param address where it is written to
   * @param data what is written
   * @throws LinkException if this controller takes no messages
   */
  default void message(State s, long address, long data) {
    throw new LinkException("a controller that takes no messages was sent one");
  }

  /**
   * Tells a controller that reports to this one what is broadcast when a vector is completed.
   *
   * @param feeder hears of each completion, as part of the write that completes
   */
  default void feed(Feeder feeder) {}

  /** A controller that reports to another. */
  interface Feeder {
    /**
     * A vector was completed.
     *
     * @param s the state
     * @param cpu number of the CPU that completed it
     * @param vector the vector
     */
    void completed(State s, int cpu, int vector);

    /**
     * The source that reports with a vector.
     *
     * @param s the state, not changed
     * @param vector the vector
     * @return number of the input, the lowest if there are several; empty if there is none
     */
    OptionalInt source(State s, int vector);
  }
}
