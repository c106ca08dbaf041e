package org.irqlab.api.topology;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An input of an interrupt controller, as a description names it.
 *
 * @param controller path of the controller
 * @param specifier the raw cells or numbers that name the input, unsigned 32 bit each
 * @param source number of the source as the controller's registers count it (a GIC's INTID, a
 *     PLIC's source, a hart's cause), empty if the specifier cannot be read
 * @param label what the field calls it where that differs from the number: {@code SPI 7}, {@code
 *     supervisor external}
 * @param trigger how the line signals
 * @param flags what else the specifier says, a word or two each
 */
public record ControllerInput(
    String controller,
    List<Integer> specifier,
    OptionalLong source,
    Optional<String> label,
    Trigger trigger,
    List<String> flags) {

  /** Copies the lists. */
  public ControllerInput {
    specifier = List.copyOf(specifier);
    flags = List.copyOf(flags);
  }
}
