package org.irqlab.api.topology;

import java.util.List;
import java.util.OptionalLong;

/**
 * A device of the machine, with or without interrupts.
 *
 * @param path its unique name in the description: a devicetree path, a PCI address
 * @param aliases short names the description gives it
 * @param compatible what it is compatible with, most specific first
 * @param address its first register address as its own bus counts it, not translated to the CPU's
 *     view; unsigned; empty if it has none or it does not fit 64 bits
 * @param enabled false if the description says the device is not to be used
 * @param lines its interrupt lines in the description's order
 * @param messages where its messages go
 * @param notes what the description leaves open about it, a sentence each
 */
public record Device(
    String path,
    List<String> aliases,
    List<String> compatible,
    OptionalLong address,
    boolean enabled,
    List<InterruptLine> lines,
    List<MessageTarget> messages,
    List<String> notes) {

  /** Copies the lists. */
  public Device {
    aliases = List.copyOf(aliases);
    compatible = List.copyOf(compatible);
    lines = List.copyOf(lines);
    messages = List.copyOf(messages);
    notes = List.copyOf(notes);
  }

  /**
   * The last part of the path: {@code serial@10000000}.
   *
   * @return the unit name
   */
  public String unitName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
