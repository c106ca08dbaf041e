package org.irqlab.api.part;

import java.util.Optional;
import org.irqlab.api.part.Register.Space;
import org.osgi.annotation.versioning.ConsumerType;

/** A controller set up like a recorded machine, with the machine's addresses and names. */
@ConsumerType
public interface Bench {
  /**
   * The controller.
   *
   * @return its registers
   */
  ControllerModel model();

  /**
   * Translates an address of the recorded machine.
   *
   * @param space address space
   * @param address absolute address
   * @param width bytes
   * @return the register, or empty if the address is outside the controller
   */
  Optional<Register> register(Space space, long address, int width);

  /**
   * Translates the name of a pin of the recorded machine.
   *
   * @param name the pin's name
   * @return the number for {@link ControllerModel#output}, or empty if there is no such pin
   */
  Optional<Integer> pin(String name);
}
