package org.irqlab.controller.ioapic;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Register.Space;
import org.irqlab.api.part.RegisterBits;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * The memory-mapped registers (82093AA 3.1): IOREGSEL chooses what IOWIN is; since version 0x20, a
 * third one takes vectors whose handling has ended.
 */
final class IndexedRegisters {
  /** Bytes of the window. */
  static final long SIZE = 0x1000;

  private static final long SELECT = 0x00;
  private static final long WINDOW = 0x10;
  private static final long EOI = 0x40;
  private static final int ID = 0;
  private static final int VERSION = 1;
  private static final int ARBITRATION = 2;
  private static final int TABLE = 0x10;
  private static final int WITH_EOI = 0x20;
  private static final int LAST_PIN = 23;
  private static final long UNSIGNED = 0xffff_ffffL;

  private final Map<Integer, RedirectionEntry> entries = new TreeMap<>();
  private final int version;
  private final RegisterBits select;
  private final RegisterBits id;

  IndexedRegisters(
      Layout layout, Shape shape, Protection registers, Collection<RedirectionEntry> all) {
    all.forEach(entry -> entries.put(entry.pin(), entry));
    version = shape.version();
    IntFunction<Field> selects = n -> layout.field("ioregsel", n, registers);
    select =
        shape.whole() ? RegisterBits.whole(selects, 8, 0) : RegisterBits.few(selects, indices());
    IntFunction<Field> ids = n -> layout.field("id", n, registers);
    id = shape.whole() ? RegisterBits.whole(ids, 4, 0) : RegisterBits.few(ids, 0);
  }

  private int[] indices() {
    return IntStream.concat(
            IntStream.of(ID, VERSION, ARBITRATION),
            entries.keySet().stream()
                .flatMapToInt(pin -> IntStream.of(TABLE + 2 * pin, TABLE + 2 * pin + 1)))
        .toArray();
  }

  long read(State s, Register register) {
    if (!known(register)) {
      return 0;
    }
    if (register.offset() == SELECT) {
      return select.get(s);
    }
    return register.offset() == WINDOW ? window(s) & UNSIGNED : 0;
  }

  private int window(State s) {
    int index = select.get(s);
    RedirectionEntry entry = entry(index);
    if (entry != null) {
      return (index & 1) == 0 ? entry.low(s) : entry.high(s);
    }
    return switch (index) {
      case ID, ARBITRATION -> id.get(s) << 24;
      case VERSION -> LAST_PIN << 16 | version;
      default -> 0;
    };
  }

  void write(State s, Register register, long value) {
    if (!known(register)) {
      return;
    }
    int word = (int) value;
    if (register.offset() == SELECT) {
      select.set(s, word & 0xff);
    } else if (register.offset() == WINDOW) {
      writeWindow(s, word);
    } else if (register.offset() == EOI && version >= WITH_EOI) {
      ended(s, word & 0xff);
    }
  }

  boolean isWindow(Register register) {
    return known(register) && register.offset() == WINDOW;
  }

  /** The pin that would send its level after a write. */
  OptionalInt unmasks(State s, Register register, long value) {
    int index = select.get(s);
    RedirectionEntry entry = entry(index);
    boolean low = isWindow(register) && entry != null && (index & 1) == 0;
    return low && entry.letsThrough(s, (int) value)
        ? OptionalInt.of(entry.pin())
        : OptionalInt.empty();
  }

  /** A vector has ended: every entry that has it is told. */
  void ended(State s, int vector) {
    entries.values().forEach(entry -> entry.ended(s, vector));
  }

  private void writeWindow(State s, int word) {
    int index = select.get(s);
    RedirectionEntry entry = entry(index);
    if (entry == null) {
      if (index == ID) {
        id.set(s, word >> 24 & 0xf);
      }
    } else if ((index & 1) == 0) {
      entry.writeLow(s, word);
    } else {
      entry.writeHigh(s, word);
    }
  }

  private RedirectionEntry entry(int index) {
    return index < TABLE ? null : entries.get((index - TABLE) / 2);
  }

  private static boolean known(Register register) {
    return register.space() == Space.MMIO && register.width() == 4;
  }
}
