package org.irqlab.controller.presentonce;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Register;
import org.irqlab.api.state.State;

/**
 * The sources behind as few registers as a driver can live with, all of 32 bits, at offsets of this
 * part's own: {@code 0} takes what is presented to the CPU that reads (0 if nothing is), {@code 4}
 * completes the source that is written, {@code 0x1000 + 4n} is the mask of source n, {@code 0x2000
 * + 4n} the number of its CPU.
 */
final class Registers implements ControllerModel {
  /** The largest source. */
  static final int LAST = 1023;

  private static final long TAKE = 0;
  private static final long COMPLETE = 4;
  private static final long MASK = 0x1000;
  private static final long TARGET = 0x2000;
  private static final long END = 0x3000;
  private static final int WIDTH = 4;

  private final List<Source> sources;

  Registers(List<Source> sources) {
    this.sources = List.copyOf(sources);
  }

  @Override
  public void input(State s, int source, boolean asserted) {
    source(source).ifPresent(driven -> driven.input(s, asserted));
  }

  @Override
  public long read(State s, int cpu, Register register) {
    if (!mapped(register)) {
      return 0;
    } else if (register.offset() == TAKE) {
      return take(s, cpu);
    }
    Optional<Source> source = source(register);
    return register.offset() < TARGET
        ? source.map(found -> found.masked(s) ? 1 : 0).orElse(0)
        : source.map(found -> found.target(s)).orElse(0);
  }

  @Override
  public void write(State s, int cpu, Register register, long value) {
    if (!mapped(register)) {
      return;
    } else if (register.offset() == COMPLETE) {
      source(value).ifPresent(found -> found.complete(s));
    } else if (register.offset() < TARGET) {
      source(register).ifPresent(found -> found.masked(s, (value & 1) != 0));
    } else {
      source(register).ifPresent(found -> found.target(s, value));
    }
  }

  private long take(State s, int cpu) {
    Optional<Source> found = sources.stream().filter(x -> x.interrupts(s, cpu)).findFirst();
    found.ifPresent(source -> source.take(s));
    return found.map(Source::number).orElse(0);
  }

  @Override
  public boolean interrupts(State s, int cpu) {
    return sources.stream().anyMatch(source -> source.interrupts(s, cpu));
  }

  @Override
  public boolean output(State s, int pin) {
    return interrupts(s, pin);
  }

  @Override
  public boolean canComplete(Register register) {
    return mapped(register) && register.offset() == COMPLETE;
  }

  @Override
  public OptionalInt completes(State s, int cpu, Register register, long value) {
    boolean ends =
        canComplete(register) && source(value).filter(found -> found.taken(s)).isPresent();
    return ends ? OptionalInt.of((int) value) : OptionalInt.empty();
  }

  private static boolean mapped(Register register) {
    return register.space() == Register.Space.MMIO
        && register.width() == WIDTH
        && register.offset() >= 0
        && register.offset() < END;
  }

  /** The source that a mask or target register is of. */
  private Optional<Source> source(Register register) {
    return register.offset() < MASK ? Optional.empty() : source(register.offset() % MASK / WIDTH);
  }

  private Optional<Source> source(long number) {
    return sources.stream().filter(source -> source.number() == number).findFirst();
  }
}
