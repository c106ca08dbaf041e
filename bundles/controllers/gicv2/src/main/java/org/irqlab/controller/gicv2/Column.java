package org.irqlab.controller.gicv2;

import java.util.List;
import org.irqlab.api.state.State;

/**
 * A row of distributor registers with a field of one width for each interrupt (IHI 0048B, table
 * 4-1). Reads and writes may be of any part that lies in the row.
 *
 * @param base offset of the first
 * @param end offset behind the last
 * @param bits width of a field: 1, 2 or 8
 * @param reader what a field says
 * @param writer what writing it does
 */
record Column(int base, int end, int bits, Reader reader, Writer writer) {
  private static final Writer READ_ONLY = (s, interrupt, cpu, value) -> {};

  /** The table of all rows, for a number of CPUs. */
  static List<Column> all(int cpus) {
    return List.of(
        new Column(0x080, 0x100, 1, (s, i, cpu) -> i.group(s), (s, i, cpu, v) -> i.group(s, v)),
        new Column(0x100, 0x180, 1, Column::enabled, once((s, i) -> i.enable(s, true))),
        new Column(0x180, 0x200, 1, Column::enabled, once((s, i) -> i.enable(s, false))),
        new Column(0x200, 0x280, 1, Column::pending, once((s, i) -> i.signal().set(s))),
        new Column(0x280, 0x300, 1, Column::pending, once((s, i) -> i.signal().clear(s))),
        new Column(0x300, 0x380, 1, Column::active, once((s, i) -> i.activate(s, true))),
        new Column(0x380, 0x400, 1, Column::active, once((s, i) -> i.deactivate(s))),
        new Column(
            0x400, 0x7fc, 8, (s, i, cpu) -> i.priority(s), (s, i, cpu, v) -> i.priority(s, v)),
        targets(cpus),
        new Column(
            0xc00,
            0xd00,
            2,
            (s, i, cpu) -> i.signal().edge(s) ? 2 : 0,
            (s, i, cpu, v) -> i.signal().configure(s, (v & 2) != 0)));
  }

  /** GICD_ITARGETSR: with one CPU, read as zero and ignored (IHI 0048B, 4.3.12). */
  private static Column targets(int cpus) {
    return cpus == 1
        ? new Column(0x800, 0xbfc, 8, (s, i, cpu) -> 0, READ_ONLY)
        : new Column(
            0x800, 0xbfc, 8, (s, i, cpu) -> i.targets(s, cpu), (s, i, cpu, v) -> i.target(s, v));
  }

  boolean has(int offset) {
    return offset >= base && offset < end;
  }

  long read(State s, Interrupt[] bank, int cpu, int offset, int width) {
    long value = 0;
    int first = (offset - base) * 8 / bits;
    for (int n = 0; n < fields(width); n++) {
      Interrupt interrupt = at(bank, first + n);
      if (interrupt != null) {
        value |= (long) reader.of(s, interrupt, cpu) << n * bits;
      }
    }
    return value;
  }

  void write(State s, Interrupt[] bank, int cpu, int offset, int width, long value) {
    int first = (offset - base) * 8 / bits;
    for (int n = 0; n < fields(width); n++) {
      Interrupt interrupt = at(bank, first + n);
      if (interrupt != null) {
        writer.to(s, interrupt, cpu, (int) (value >>> n * bits) & (1 << bits) - 1);
      }
    }
  }

  private int fields(int width) {
    return Math.max(width * 8 / bits, 1);
  }

  private static Interrupt at(Interrupt[] bank, int id) {
    return id < bank.length ? bank[id] : null;
  }

  private static int enabled(State s, Interrupt interrupt, int cpu) {
    return interrupt.enabled(s) ? 1 : 0;
  }

  private static int pending(State s, Interrupt interrupt, int cpu) {
    return interrupt.signal().pending(s) ? 1 : 0;
  }

  private static int active(State s, Interrupt interrupt, int cpu) {
    return interrupt.active(s) ? 1 : 0;
  }

  /** A field that acts when a 1 is written to it. */
  private static Writer once(Act act) {
    return (s, interrupt, cpu, value) -> {
      if (value != 0) {
        act.on(s, interrupt);
      }
    };
  }

  /** Reads a field. */
  interface Reader {
    /** Its value. */
    int of(State s, Interrupt interrupt, int cpu);
  }

  /** Writes a field. */
  interface Writer {
    /** Does it. */
    void to(State s, Interrupt interrupt, int cpu, int value);
  }

  /** What writing a 1 does. */
  private interface Act {
    void on(State s, Interrupt interrupt);
  }
}
