package org.irqlab.topology.devicetree;

import org.irqlab.api.topology.Trigger;

/**
 * The customary specifier: a number, and the kernel's {@code IRQ_TYPE_*} in the low four bits of
 * the second cell (bindings/interrupt-controller/interrupts.txt, section 2; values from
 * include/dt-bindings/interrupt-controller/irq.h).
 */
final class TwoCells {

  private TwoCells() {}

  static Meaning irqType(int[] cells) {
    Trigger trigger = trigger(cells[1]);
    Meaning meaning = Meaning.of(cells[0], trigger);
    return trigger == Trigger.UNKNOWN ? meaning.noted(unknownType(cells[1])) : meaning;
  }

  static Meaning numberOnly(int[] cells) {
    return Meaning.of(cells[0], Trigger.UNKNOWN).noted("the specifier has no trigger");
  }

  static Trigger trigger(int cell) {
    return switch (cell & 0xf) {
      case 1 -> Trigger.EDGE_RISING;
      case 2 -> Trigger.EDGE_FALLING;
      case 3 -> Trigger.EDGE_BOTH;
      case 4 -> Trigger.LEVEL_HIGH;
      case 8 -> Trigger.LEVEL_LOW;
      default -> Trigger.UNKNOWN;
    };
  }

  static String unknownType(int cell) {
    return (cell & 0xf) == 0
        ? "the specifier leaves the trigger to the driver (IRQ_TYPE_NONE)"
        : "the specifier's trigger bits " + (cell & 0xf) + " are no IRQ_TYPE";
  }
}
