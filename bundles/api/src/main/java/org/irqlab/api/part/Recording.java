package org.irqlab.api.part;

import java.util.List;
import java.util.Map;

/**
 * The header of a recording of a real controller or of somebody else's model of one.
 *
 * @param controller the recorded controller
 * @param base base addresses by block
 * @param pins names of the observed output pins
 * @param quirks keys of the deviations that the recorded implementation shows in it
 */
public record Recording(
    String controller, Map<String, Long> base, List<String> pins, List<String> quirks) {
  /** Copies its collections. */
  public Recording {
    base = Map.copyOf(base);
    pins = List.copyOf(pins);
    quirks = List.copyOf(quirks);
  }
}
