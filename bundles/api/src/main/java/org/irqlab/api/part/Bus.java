package org.irqlab.api.part;

import java.util.function.ToLongFunction;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.state.State;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How code reaches the registers of a controller: directly, which is one step, or by a trap into a
 * hypervisor, which is as many as the hypervisor needs. Drivers cannot tell.
 */
@ProviderType
public interface Bus {
  /**
   * Reads a register.
   *
   * @param name the access as the driver writes it, such as {@code readl(claim)}
   * @param cpu the CPU that reads
   * @param register which one
   * @param use what is done with the value, in the same step
   * @return the access
   */
  Block read(String name, Cpu cpu, Register register, Use use);

  /**
   * Writes a register.
   *
   * @param name the access as the driver writes it, such as {@code writel(hwirq, claim)}
   * @param cpu the CPU that writes
   * @param register which one
   * @param value the value, from fields that are stable here
   * @return the access
   */
  Block write(String name, Cpu cpu, Register register, ToLongFunction<State> value);

  /**
   * Runs the interrupt acknowledge cycle, which no hypervisor sees.
   *
   * @param name the cycle as people call it
   * @param cpu the CPU that takes an interrupt
   * @param use what is done with the vector, in the same step
   * @return the cycle
   * @throws LinkException if there is no such cycle on this bus
   */
  default Block acknowledge(String name, Cpu cpu, Use use) {
    throw new LinkException("a bus without interrupt acknowledge cycle was asked for one");
  }

  /**
   * Writes a register during set-up, before the path lives.
   *
   * @param s the state
   * @param cpu the CPU that writes
   * @param register which one
   * @param value the value
   */
  void preset(State s, Cpu cpu, Register register, long value);

  /** What is done with a value that was read. */
  @FunctionalInterface
  interface Use {
    /**
     * Uses it.
     *
     * @param s the state
     * @param value what was read
     */
    void accept(State s, long value);
  }
}
