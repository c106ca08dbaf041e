package org.irqlab.api.part;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Guard;
import org.osgi.annotation.versioning.ProviderType;

/** A controller as one kernel sees it: its registers over a bus, and its pins at the CPUs. */
@ProviderType
public interface Attachment {
  /**
   * The way to its registers.
   *
   * @return the bus
   */
  Bus bus();

  /**
   * The kernel's CPUs.
   *
   * @return the CPUs, by number
   */
  List<Cpu> cpus();

  /**
   * The sources the path can touch.
   *
   * @return their numbers and triggers
   */
  SortedMap<Integer, Trigger> sources();

  /**
   * Whether the controller interrupts a CPU now.
   *
   * @param cpu the CPU
   * @return the level of its pin
   */
  Guard interrupts(Cpu cpu);

  /**
   * The level of one of the controller's output pins, for what hangs there besides the kernel's
   * CPUs: a virtual CPU's interrupt, a maintenance interrupt.
   *
   * @param pin number of the pin, as {@link ControllerModel#output} has it
   * @return its level
   * @throws LinkException if the controller is reached by way of a hypervisor, which shows no pins
   */
  default Guard output(int pin) {
    throw new LinkException("a controller that a hypervisor emulates shows no output pins");
  }

  /**
   * The controller it reports to, as the same kernel sees that.
   *
   * @return the attachment; empty if it interrupts the CPUs itself
   */
  Optional<Attachment> next();
}
