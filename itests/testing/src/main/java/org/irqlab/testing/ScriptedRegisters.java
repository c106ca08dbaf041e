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
import java.util.function.ToLongFunction;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.state.State;

/** Registers that answer by script, and a list of accesses. */
public final class ScriptedRegisters implements Attachment, Bus {
  private final List<Cpu> cpus;
  private final SortedMap<Integer, Trigger> sources;
  private final Map<Long, Deque<Long>> answers = new HashMap<>();
  private final List<String> log = new ArrayList<>();

  /**
   * Registers of a controller.
   *
   * @param cpus the kernel's CPUs
   * @param sources the sources the path can touch
   */
  public ScriptedRegisters(List<Cpu> cpus, SortedMap<Integer, Trigger> sources) {
    this.cpus = cpus;
    this.sources = sources;
  }

  /** What the next reads of a register give; 0 when there is no more. */
  public void answers(long offset, long... values) {
    for (long value : values) {
      answers.computeIfAbsent(offset, x -> new ArrayDeque<>()).add(value);
    }
  }

  /** The accesses since the last call, as {@code r a800} and {@code w 31=ff}. */
  public List<String> log() {
    List<String> taken = List.copyOf(log);
    log.clear();
    return taken;
  }

  @Override
  public Block read(String name, Cpu cpu, Register register, Use use) {
    return step(
        name,
        s -> {
          log.add("r " + Long.toHexString(register.offset()));
          Long value = answers.getOrDefault(register.offset(), new ArrayDeque<>()).poll();
          use.accept(s, value == null ? 0 : value);
        });
  }

  @Override
  public Block write(String name, Cpu cpu, Register register, ToLongFunction<State> value) {
    return step(name, s -> logWrite(register, value.applyAsLong(s)));
  }

  @Override
  public void preset(State s, Cpu cpu, Register register, long value) {
    logWrite(register, value);
  }

  private void logWrite(Register register, long value) {
    log.add("w " + Long.toHexString(register.offset()) + "=" + Long.toHexString(value));
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
