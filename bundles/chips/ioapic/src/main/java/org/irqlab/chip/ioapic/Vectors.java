package org.irqlab.chip.ioapic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.LinkException;

/**
 * Which vector each pin has (arch/x86/kernel/apic/vector.c allocates them; here in the order of the
 * pins, which changes nothing as long as they differ).
 */
final class Vectors {
  private final Map<Integer, Integer> byPin = new LinkedHashMap<>();

  Vectors(Attachment ioapic, Attachment lapic) {
    List<Integer> free = List.copyOf(lapic.sources().keySet());
    if (free.size() < ioapic.sources().size()) {
      throw new LinkException(
          "ioapic: " + ioapic.sources().size() + " pins, but vectors for " + free.size());
    }
    for (int pin : ioapic.sources().keySet()) {
      byPin.put(pin, free.get(byPin.size()));
    }
  }

  int of(int pin) {
    return byPin.get(pin);
  }

  Map<Integer, Integer> byPin() {
    return Map.copyOf(byPin);
  }
}
