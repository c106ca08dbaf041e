package org.irqlab.api.topology;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One interrupt line of a device.
 *
 * @param index position among the device's lines, from 0
 * @param name the name the description gives it
 * @param via how the description leads to the controller
 * @param input where the line ends; empty if the description does not say
 * @param notes what the description leaves open about this line, a sentence each
 */
public record InterruptLine(
    int index,
    Optional<String> name,
    Via via,
    Optional<ControllerInput> input,
    List<String> notes) {

  /** Copies the list. */
  public InterruptLine {
    notes = List.copyOf(notes);
  }

  /**
   * The controller the line ends at.
   *
   * @return its path, empty if the description does not say
   */
  public Optional<String> controller() {
    return input.map(ControllerInput::controller);
  }

  /**
   * The number of the source at its controller.
   *
   * @return the number, empty if the description does not say
   */
  public OptionalLong source() {
    return input.map(ControllerInput::source).orElse(OptionalLong.empty());
  }

  /**
   * How the line signals.
   *
   * @return the trigger, {@link Trigger#UNKNOWN} if the description does not say
   */
  public Trigger trigger() {
    return input.map(ControllerInput::trigger).orElse(Trigger.UNKNOWN);
  }
}
