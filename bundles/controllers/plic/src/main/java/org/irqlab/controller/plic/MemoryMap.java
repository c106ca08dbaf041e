package org.irqlab.controller.plic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.irqlab.api.part.Register;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;

/**
 * The registers by offset (PLIC specification, Memory Map): 32 bits wide, accessed whole. Reserved
 * words, and the registers of sources and contexts that are not there, are hardwired to 0.
 */
final class MemoryMap {
  static final long PRIORITY = 0x000000;
  static final long PENDING = 0x001000;
  static final long ENABLE = 0x002000;
  static final long ENABLE_PER_CONTEXT = 0x80;
  static final long THRESHOLD = 0x200000;
  static final long CLAIM = 0x200004;
  static final long PER_CONTEXT = 0x1000;

  /** Bytes of the whole window. */
  static final long SIZE = 0x4000000;

  private static final int WIDTH = 4;
  private static final Word NOTHING = new Word(s -> 0, (s, value) -> {});

  private final Map<Long, Word> words = new HashMap<>();
  private final Map<Long, Target> claims = new HashMap<>();

  MemoryMap(List<InterruptSource> sources, Map<Integer, Target> targets, Notification pins) {
    for (InterruptSource n : sources) {
      put(PRIORITY + 4L * n.id(), number(n.priority(), pins));
    }
    bits(PENDING, sources, i -> sources.get(i).pending())
        .forEach((at, bits) -> put(at, new Word(bits::read, (s, value) -> {})));
    targets.forEach((context, target) -> putTarget(context, target, sources, pins));
  }

  long read(State s, Register register) {
    return at(register).read().from(s);
  }

  void write(State s, Register register, long value) {
    at(register).write().to(s, value);
  }

  /** The target whose claim/complete register this is. */
  Optional<Target> claimOf(Register register) {
    return at(register) == NOTHING
        ? Optional.empty()
        : Optional.ofNullable(claims.get(register.offset()));
  }

  private void putTarget(int context, Target t, List<InterruptSource> sources, Notification pins) {
    bits(ENABLE + ENABLE_PER_CONTEXT * context, sources, t::enable)
        .forEach((at, bits) -> put(at, new Word(bits::read, bits::write)));
    put(THRESHOLD + PER_CONTEXT * context, number(t.threshold(), pins));
    long claim = CLAIM + PER_CONTEXT * context;
    claims.put(claim, t);
    put(
        claim,
        new Word(
            s -> {
              long id = t.claim(s);
              pins.active(s);
              return id;
            },
            (s, id) -> {
              t.complete(s, id);
              pins.active(s);
            }));
  }

  private void put(long offset, Word word) {
    words.put(offset, word);
  }

  private Word at(Register register) {
    boolean whole = register.space() == Register.Space.MMIO && register.width() == WIDTH;
    return whole ? words.getOrDefault(register.offset(), NOTHING) : NOTHING;
  }

  /** A WARL number: the low bits that exist. */
  private static Word number(Field field, Notification pins) {
    return new Word(
        s -> s.get(field),
        (s, value) -> {
          s.set(field, (int) (value % field.values()));
          pins.active(s);
        });
  }

  /** One bit for each source, 32 in a word. */
  private static Map<Long, Bits> bits(
      long base, List<InterruptSource> sources, IntFunction<Field> bit) {
    Map<Long, Bits> found = new HashMap<>();
    for (int i = 0; i < sources.size(); i++) {
      int id = sources.get(i).id();
      found
          .computeIfAbsent(base + 4L * (id / 32), at -> new Bits(new ArrayList<>()))
          .bits()
          .add(new Bit(id % 32, bit.apply(i)));
    }
    return found;
  }

  private record Word(Read read, Write write) {}

  private interface Read {
    long from(State s);
  }

  private interface Write {
    void to(State s, long value);
  }

  private record Bit(int shift, Field field) {}

  private record Bits(List<Bit> bits) {
    long read(State s) {
      long value = 0;
      for (Bit bit : bits) {
        value |= (long) s.get(bit.field()) << bit.shift();
      }
      return value;
    }

    void write(State s, long value) {
      for (Bit bit : bits) {
        s.set(bit.field(), (int) (value >>> bit.shift()) & 1);
      }
    }
  }
}
