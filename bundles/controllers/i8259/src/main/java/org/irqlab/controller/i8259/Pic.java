package org.irqlab.controller.i8259;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.irqlab.api.state.State;

/**
 * One 8259A. Inputs that no path can touch are not there: their bits read 0.
 *
 * <p>QEMU's looks at a new special mask mode and at new triggers only when something else happens
 * (hw/intc/i8259.c: pic_ioport_write, elcr_ioport_write), and a non-specific EOI of its ends what
 * is masked in special mask mode, too; here {@link Habits} says so.
 */
final class Pic {
  /** No input. */
  static final int NONE = -1;

  /** The vector of a request that is gone when it is acknowledged, above the base. */
  static final int SPURIOUS = 7;

  private static final int INPUTS = 8;
  private static final int ICW1 = 0x10;
  private static final int OCW3 = 0x08;

  private final SortedMap<Integer, Request> inputs;
  private final Modes modes;
  private final Habits habits;
  private final Output output;

  /**
   * An 8259A.
   *
   * @param inputs its inputs, by number
   * @param modes what it has been told
   * @param habits where machines differ
   * @param output its INT pin
   */
  Pic(SortedMap<Integer, Request> inputs, Modes modes, Habits habits, Output output) {
    this.inputs = new TreeMap<>(inputs);
    this.modes = modes;
    this.habits = habits;
    this.output = output;
  }

  void drive(State s, int number, boolean asserted) {
    Request input = inputs.get(number);
    if (input != null) {
      input.drive(s, asserted);
      settle(s);
    }
  }

  /** The level of its INT pin. */
  boolean interrupts(State s) {
    return output.level(s, this);
  }

  /** The vector of an input. */
  int vector(State s, int number) {
    return modes.base().get(s) + number;
  }

  /** The input that it asks the CPU to serve: more urgent than any that is served. */
  int asks(State s) {
    int highest = modes.highest().get(s);
    for (int i = 0; i < INPUTS; i++) {
      int number = (highest + i) % INPUTS;
      Request input = inputs.get(number);
      if (input != null && inhibits(s, number, input)) {
        return NONE;
      } else if (input != null && input.asks(s)) {
        return number;
      }
    }
    return NONE;
  }

  private boolean inhibits(State s, int number, Request input) {
    boolean nested = number == PicPair.CASCADE && habits.first() && modes.specialNested().on(s);
    return input.inService(s) && !nested && !(modes.specialMask().on(s) && input.masked(s));
  }

  /** The CPU takes one, which is in service then, unless that ends by itself. */
  void acknowledge(State s, int number) {
    boolean automatic = modes.automaticEoi().on(s);
    inputs.get(number).acknowledge(s, !automatic);
    if (automatic && modes.rotate().on(s)) {
      lowest(s, number);
    }
    settle(s);
  }

  /** The command port is written: ICW1, OCW2 or OCW3. */
  void command(State s, int value) {
    if ((value & ICW1) != 0) {
      modes.initialize(s, (value & 1) != 0, (value & 2) != 0);
      inputs.values().forEach(input -> input.initialize(s));
      settle(s);
    } else if ((value & OCW3) != 0) {
      operate(s, value);
    } else {
      end(s, value);
    }
  }

  private void operate(State s, int value) {
    if ((value & 0x04) != 0) {
      modes.poll().set(s, true);
    }
    if ((value & 0x02) != 0) {
      modes.readIsr().set(s, (value & 1) != 0);
    }
    if ((value & 0x40) != 0) {
      modes.specialMask().set(s, (value & 0x20) != 0);
      if (!habits.late()) {
        settle(s);
      }
    }
  }

  private void end(State s, int value) {
    boolean rotates = (value & 0x80) != 0;
    boolean specific = (value & 0x40) != 0;
    if ((value & 0x20) == 0) {
      if (!specific) {
        modes.rotate().set(s, rotates);
      } else if (rotates) {
        lowest(s, value % INPUTS);
        settle(s);
      }
      return;
    }
    int number = ended(s, value);
    if (number != NONE && inputs.containsKey(number)) {
      inputs.get(number).end(s);
    }
    if (rotates && number != NONE) {
      lowest(s, number);
    }
    settle(s);
  }

  /** The input that a command would end, served or not; or none. */
  int ended(State s, int command) {
    if ((command & (ICW1 | OCW3)) != 0 || (command & 0x20) == 0) {
      return NONE;
    }
    return (command & 0x40) != 0 ? command % INPUTS : served(s);
  }

  /** Whether an input is in service. */
  boolean inService(State s, int number) {
    Request input = inputs.get(number);
    return input != null && input.inService(s);
  }

  private int served(State s) {
    int highest = modes.highest().get(s);
    for (int i = 0; i < INPUTS; i++) {
      int number = (highest + i) % INPUTS;
      Request input = inputs.get(number);
      boolean skipped =
          input != null && !habits.late() && modes.specialMask().on(s) && input.masked(s);
      if (input != null && input.inService(s) && !skipped) {
        return number;
      }
    }
    return NONE;
  }

  private void lowest(State s, int number) {
    modes.highest().set(s, (number + 1) % INPUTS);
  }

  /** The data port is written: the command words that ICW1 announced, and otherwise the IMR. */
  void data(State s, int value) {
    switch (modes.next().get(s)) {
      case 2 -> {
        modes.base().set(s, value & 0xf8);
        int last = modes.icw4().on(s) ? 4 : 0;
        modes.next().set(s, modes.single().on(s) ? last : 3);
      }
      case 3 -> modes.next().set(s, modes.icw4().on(s) ? 4 : 0);
      case 4 -> {
        modes.specialNested().set(s, (value & 0x10) != 0);
        modes.automaticEoi().set(s, (value & 0x02) != 0);
        modes.next().set(s, 0);
      }
      default -> {
        inputs.forEach((number, input) -> input.mask(s, (value >> number & 1) != 0));
        settle(s);
      }
    }
  }

  /** A port is read. */
  int read(State s, boolean data) {
    if (modes.poll().on(s)) {
      modes.poll().set(s, false);
      return poll(s);
    }
    if (data) {
      return bits(input -> input.masked(s));
    }
    return modes.readIsr().on(s)
        ? bits(input -> input.inService(s))
        : bits(input -> input.requested(s));
  }

  private int poll(State s) {
    int number = asks(s);
    if (number == NONE) {
      return 0;
    }
    acknowledge(s, number);
    return 0x80 | number;
  }

  /** ELCR. */
  int levels(State s) {
    return bits(input -> input.level(s));
  }

  void levels(State s, int value) {
    inputs.forEach(
        (number, input) -> {
          input.level(s, (value >> number & 1) != 0);
          if (!habits.late() && input.level(s)) {
            input.drive(s, input.line(s));
          }
        });
    if (!habits.late()) {
      settle(s);
    }
  }

  private int bits(Predicate<Request> which) {
    int bits = 0;
    for (Map.Entry<Integer, Request> input : inputs.entrySet()) {
      bits |= which.test(input.getValue()) ? 1 << input.getKey() : 0;
    }
    return bits;
  }

  private void settle(State s) {
    output.settle(s, this);
  }

  /**
   * Where machines differ.
   *
   * @param first whether it is the one that has the other at its cascade input
   * @param late whether special mask mode and ELCR are looked at only with the next event
   */
  record Habits(boolean first, boolean late) {}

  /** The INT pin. */
  interface Output {
    /** What is asked for may have changed. */
    void settle(State s, Pic pic);

    /** The pin's level. */
    boolean level(State s, Pic pic);
  }
}
