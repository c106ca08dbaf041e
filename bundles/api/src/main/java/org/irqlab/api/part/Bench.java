package org.irqlab.api.part;

import java.util.List;
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
   * Connects it to the controller it reports to, if the recorded machine has one; each other
   * recorded controller is offered.
   *
   * @param next a controller
   * @return false if it does not report to another
   */
  default boolean connect(ControllerModel next) {
    return false;
  }

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
   * Translates a register that has a name and no address: a CSR, a system register.
   *
   * @param space address space
   * @param name the name, as the architecture's manual writes it
   * @return the register, or empty if an access to it traps
   */
  default Optional<Register> register(Space space, String name) {
    return Optional.empty();
  }

  /**
   * Translates an input of the recorded machine.
   *
   * @param device which of several recorded controllers, empty if there is one
   * @param line number of the line
   * @return the source for {@link ControllerModel#input}, or empty if there is no such line
   */
  default Optional<Integer> input(String device, int line) {
    return device.isEmpty() ? Optional.of(line) : Optional.empty();
  }

  /**
   * Translates the name of a pin of the recorded machine.
   *
   * @param name the pin's name
   * @return the number for {@link ControllerModel#output}, or empty if there is no such pin
   */
  Optional<Integer> pin(String name);

  /**
   * Takes the messages that the controller has sent since this was last asked.
   *
   * @return the messages, oldest first; none for a controller that sends none
   */
  default List<Message> messages() {
    return List.of();
  }

  /**
   * A bus write by which a controller tells of an event.
   *
   * @param address absolute address on the recorded machine
   * @param data what was written
   */
  record Message(long address, long data) {}
}
