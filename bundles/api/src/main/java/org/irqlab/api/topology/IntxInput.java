package org.irqlab.api.topology;

import java.util.Optional;

/**
 * The PCI function and pin a line belongs to. Descriptions that route pins without naming every
 * function (a host bridge's {@code interrupt-map}) compare only some bits of these numbers; the
 * device's notes then say which.
 *
 * @param bus bus number, 0 to 255
 * @param device device number, 0 to 31
 * @param function function number, 0 to 7
 * @param pin the pin, empty if the line is that of all pins of the function
 */
public record IntxInput(int bus, int device, int function, Optional<IntxPin> pin) {

  /** As {@code lspci} writes it, with the pin: {@code 00:01.0 INTA}. */
  @Override
  public String toString() {
    return String.format(
        "%02x:%02x.%d %s", bus, device, function, pin.map(IntxPin::name).orElse("INTx"));
  }
}
