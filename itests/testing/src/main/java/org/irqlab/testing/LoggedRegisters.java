package org.irqlab.testing;

import static org.irqlab.api.routine.Code.step;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.LongPredicate;
import java.util.function.ToLongFunction;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.state.State;

/**
 * Registers that only remember what was written, and a list of accesses; one of them, by which
 * interrupts are taken, answers by script.
 */
public final class LoggedRegisters implements Attachment, Bus {
  private final List<Cpu> cpus;
  private final SortedMap<Integer, Trigger> sources;
  private final Map<Long, Long> words = new HashMap<>();
  private final List<String> log = new ArrayList<>();
  private final Deque<Long> script = new ArrayDeque<>();
  private final LongPredicate takes;
  private final long nothing;

  /**
   * Registers of a controller.
   *
   * @param cpus the kernel's CPUs
   * @param sources the sources the path can touch
   * @param takes whether a register at an offset is one by which interrupts are taken
   * @param nothing what it answers when there is none
   */
  public LoggedRegisters(
      List<Cpu> cpus, SortedMap<Integer, Trigger> sources, LongPredicate takes, long nothing) {
    this.cpus = cpus;
    this.sources = sources;
    this.takes = takes;
    this.nothing = nothing;
  }

  /** The accesses since the last call, as {@code cpu0 r 0x2080} and {@code cpu0 w 0x2080=0x400}. */
  public List<String> log() {
    List<String> taken = List.copyOf(log);
    log.clear();
    return taken;
  }

  /** Notes something else among the accesses. */
  public void log(String event) {
    log.add(event);
  }

  /** What is taken next. */
  public void gives(long... ids) {
    for (long id : ids) {
      script.add(id);
    }
  }

  /** What a register remembers, 0 if it was never written. */
  public long word(long offset) {
    return words.getOrDefault(offset, 0L);
  }

  /** Gives a register something to remember. */
  public void word(long offset, long value) {
    words.put(offset, value);
  }

  @Override
  public Block read(String name, Cpu cpu, Register register, Use use) {
    return step(
        name,
        s -> {
          log.add(cpu.name() + " r 0x" + Long.toHexString(register.offset()));
          use.accept(s, takes.test(register.offset()) ? taken() : word(register.offset()));
        });
  }

  private long taken() {
    return script.isEmpty() ? nothing : script.poll();
  }

  @Override
  public Block write(String name, Cpu cpu, Register register, ToLongFunction<State> value) {
    return step(
        name,
        s -> {
          long written = value.applyAsLong(s);
          String what = Long.toHexString(register.offset()) + "=0x" + Long.toHexString(written);
          log.add(cpu.name() + " w 0x" + what);
          words.put(register.offset(), written);
        });
  }

  @Override
  public void preset(State s, Cpu cpu, Register register, long value) {
    words.put(register.offset(), value);
  }

  @Override
  public Bus bus() {
    return this;
  }

  @Override
  public List<Cpu> cpus() {
    return cpus;
  }

  @Override
  public SortedMap<Integer, Trigger> sources() {
    return sources;
  }

  @Override
  public Guard interrupts(Cpu cpu) {
    throw new UnsupportedOperationException("a driver does not look at pins");
  }

  @Override
  public Optional<Attachment> next() {
    return Optional.empty();
  }
}
