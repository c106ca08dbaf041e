package org.irqlab.controller.i8259;

import java.util.stream.IntStream;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * What initialization and operation command words have told one 8259A ("Programming the 8259A").
 *
 * @param next which initialization command word is expected: 0 for none, else 2 to 4
 * @param icw4 whether there will be an ICW4
 * @param single whether it is alone
 * @param base the vector of input 0
 * @param highest the input of highest priority
 * @param readIsr whether reads give the ISR
 * @param poll whether the next read is an acknowledge
 * @param automaticEoi AEOI
 * @param rotate whether an automatic EOI rotates
 * @param specialMask special mask mode
 * @param specialNested special fully nested mode
 */
record Modes(
    Cell next,
    Cell icw4,
    Cell single,
    Cell base,
    Cell highest,
    Cell readIsr,
    Cell poll,
    Cell automaticEoi,
    Cell rotate,
    Cell specialMask,
    Cell specialNested) {
  private static final int INPUTS = 8;
  private static final int VECTORS = 0x100;
  private static final int[] FLAG = {0, 1};

  /** Everything that the data sheet has. */
  static Modes all(Layout layout, Protection registers) {
    return new Modes(
        new Cell(layout, registers, "next-icw", 0, 2, 3, 4),
        new Cell(layout, registers, "ic4", FLAG),
        new Cell(layout, registers, "single", FLAG),
        new Cell(
            layout,
            registers,
            "base",
            IntStream.iterate(0, v -> v < VECTORS, v -> v + INPUTS).toArray()),
        new Cell(layout, registers, "highest", IntStream.range(0, INPUTS).toArray()),
        new Cell(layout, registers, "read-isr", FLAG),
        new Cell(layout, registers, "poll", FLAG),
        new Cell(layout, registers, "aeoi", FLAG),
        new Cell(layout, registers, "rotate", FLAG),
        new Cell(layout, registers, "special-mask", FLAG),
        new Cell(layout, registers, "special-nested", FLAG));
  }

  /** A cascaded pair with fixed priorities, whose interrupts are ended by command. */
  static Modes pc(Layout layout, Protection registers, int base) {
    return new Modes(
        new Cell(layout, registers, "next-icw", 0, 2, 3, 4),
        new Cell(layout, registers, "ic4", FLAG),
        new Cell(layout, registers, "single", 0),
        new Cell(layout, registers, "base", 0, base),
        new Cell(layout, registers, "highest", 0),
        new Cell(layout, registers, "read-isr", FLAG),
        new Cell(layout, registers, "poll", FLAG),
        new Cell(layout, registers, "aeoi", 0),
        new Cell(layout, registers, "rotate", 0),
        new Cell(layout, registers, "special-mask", FLAG),
        new Cell(layout, registers, "special-nested", 0));
  }

  /** ICW1: all is forgotten, and ICW2 is next. */
  void initialize(State s, boolean withIcw4, boolean alone) {
    base.set(s, 0);
    highest.set(s, 0);
    for (Cell flag : new Cell[] {readIsr, poll, automaticEoi, rotate, specialMask, specialNested}) {
      flag.set(s, false);
    }
    icw4.set(s, withIcw4);
    single.set(s, alone);
    next.set(s, 2);
  }
}
