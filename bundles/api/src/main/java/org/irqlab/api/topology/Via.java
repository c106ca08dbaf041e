package org.irqlab.api.topology;

import java.util.List;
import java.util.Optional;

/**
 * How a description leads from a device to an input of a controller.
 *
 * @param stated what states the line: {@code interrupts}, {@code interrupts-extended}, {@code
 *     interrupt-map}, or the words of another kind of description
 * @param nexuses paths of the nodes that translated the line on its way, in order; usually none
 * @param pin the PCI pin, for lines of PCI functions
 */
public record Via(String stated, List<String> nexuses, Optional<IntxInput> pin) {

  /** Copies the list. */
  public Via {
    nexuses = List.copyOf(nexuses);
  }

  /** A line of words: {@code interrupt-map 00:01.0 INTA}. */
  @Override
  public String toString() {
    return stated
        + pin.map(p -> " " + p).orElse("")
        + (nexuses.isEmpty() ? "" : " through " + String.join(", ", nexuses));
  }
}
