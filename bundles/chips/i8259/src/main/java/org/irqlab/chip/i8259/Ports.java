package org.irqlab.chip.i8259;

import org.irqlab.api.part.Bus;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Register.Space;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;

/**
 * The ports of one of the two (arch/x86/include/asm/i8259.h).
 *
 * @param bus the way to them
 * @param name {@code MASTER} or {@code SLAVE}
 * @param base the command port; the next is the mask's
 */
record Ports(Bus bus, String name, int base) {
  /** {@code PIC_CASCADE_IR}. */
  static final int CASCADE = 2;

  /** Inputs of one. */
  static final int INPUTS = 8;

  private static final int SPECIFIC_EOI = 0x60;

  Register command() {
    return port(base);
  }

  Register mask() {
    return port(base + 1);
  }

  static Register port(int number) {
    return new Register(Space.PORT, number, 1);
  }

  /** A word that is known when the path is linked. */
  Block command(Cpu cpu, int word) {
    return bus.write(
        String.format("outb(0x%02x, PIC_%s_CMD)", word, name), cpu, command(), s -> word);
  }

  /** A specific EOI. */
  Block end(Cpu cpu, int input) {
    return command(cpu, SPECIFIC_EOI + input);
  }
}
