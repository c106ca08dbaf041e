package org.irqlab.topology.devicetree;

import java.util.List;
import org.irqlab.api.topology.Trigger;

/** Specifiers of the controllers of PowerPC and POWER machines. */
final class OpenPicSpecifiers {

  private static final List<Trigger> OPEN_PIC_SENSE =
      List.of(Trigger.EDGE_RISING, Trigger.LEVEL_LOW, Trigger.LEVEL_HIGH, Trigger.EDGE_FALLING);
  private static final List<Trigger> ISA_SENSE =
      List.of(Trigger.LEVEL_LOW, Trigger.LEVEL_HIGH, Trigger.EDGE_FALLING, Trigger.EDGE_RISING);
  private static final List<String> MPIC_TYPES = List.of("external", "error", "IPI", "timer");

  private OpenPicSpecifiers() {}

  /** Number and sense; with four cells also type and, for errors, the bit in the error summary. */
  static Meaning openPic(int[] cells) {
    Meaning meaning = sensed(cells, OPEN_PIC_SENSE);
    if (cells.length < 4 || cells[2] == 0) {
      return meaning;
    }
    if (Integer.compareUnsigned(cells[2], MPIC_TYPES.size()) >= 0) {
      return Meaning.unknown(
          "interrupt type " + Integer.toUnsignedString(cells[2]) + " is not defined");
    }
    String type = MPIC_TYPES.get(cells[2]);
    Meaning typed = meaning.called(type + " " + Integer.toUnsignedString(cells[0]));
    return cells[2] == 1
        ? typed.flagged(List.of("error-bit=" + Integer.toUnsignedString(cells[3])))
        : typed;
  }

  /** Number and sense of an ISA interrupt. */
  static Meaning i8259(int[] cells) {
    return sensed(cells, ISA_SENSE);
  }

  private static Meaning sensed(int[] cells, List<Trigger> senses) {
    if (Integer.compareUnsigned(cells[1], senses.size()) >= 0) {
      return Meaning.of(cells[0], Trigger.UNKNOWN)
          .noted("sense " + Integer.toUnsignedString(cells[1]) + " is not defined");
    }
    return Meaning.of(cells[0], senses.get(cells[1]));
  }

  /**
   * Global number and sense, 0 edge and 1 level (LoPAPR, {@code interrupts}: "interrupt
   * specifier"). The polarity is not said; Linux takes level as level-low and edge as edge-rising.
   */
  static Meaning power(int[] cells) {
    if (cells.length == 1) {
      return TwoCells.numberOnly(cells);
    }
    boolean level = (cells[1] & 1) != 0;
    return Meaning.of(cells[0], level ? Trigger.LEVEL : Trigger.EDGE)
        .noted(
            "the specifier has no polarity; Linux takes it as "
                + (level ? Trigger.LEVEL_LOW : Trigger.EDGE_RISING));
  }
}
