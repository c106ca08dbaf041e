package org.irqlab.chip.ioapic;

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

/**
 * Registers that remember what is written, answer reads by script, and list all accesses.
 *
 * @param name put before each access
 * @param sources inputs and their triggers
 * @param next the controller behind
 * @param log the accesses
 * @param words what reads of an offset answer
 * @param vectors what acknowledge cycles answer
 */
record Registers(
    String name,
    SortedMap<Integer, Trigger> sources,
    Optional<Attachment> next,
    List<String> log,
    Map<Long, Long> words,
    Deque<Integer> vectors)
    implements Attachment, Bus {

  Registers(
      String name,
      SortedMap<Integer, Trigger> sources,
      Optional<Attachment> next,
      List<String> log) {
    this(name, sources, next, log, new HashMap<>(), new ArrayDeque<>());
  }

  /** The accesses since the last call. */
  List<String> taken() {
    List<String> taken = new ArrayList<>(log);
    log.clear();
    return taken;
  }

  @Override
  public Block read(String access, Cpu cpu, Register register, Use use) {
    return step(
        access,
        s -> {
          log.add(name + " r " + hex(register.offset()));
          use.accept(s, words.getOrDefault(register.offset(), 0L));
        });
  }

  @Override
  public Block write(String access, Cpu cpu, Register register, ToLongFunction<State> value) {
    return step(access, s -> preset(s, cpu, register, value.applyAsLong(s)));
  }

  @Override
  public Block acknowledge(String cycle, Cpu cpu, Use use) {
    return step(
        cycle,
        s -> {
          log.add(name + " acknowledge");
          use.accept(s, vectors.remove());
        });
  }

  @Override
  public void preset(State s, Cpu cpu, Register register, long value) {
    log.add(name + " " + hex(register.offset()) + "=" + hex(value));
  }

  @Override
  public Bus bus() {
    return this;
  }

  @Override
  public List<Cpu> cpus() {
    return List.of(Cpu.real(0), Cpu.real(1));
  }

  @Override
  public Guard interrupts(Cpu cpu) {
    throw new UnsupportedOperationException("a driver does not look at pins");
  }

  private static String hex(long value) {
    return Long.toHexString(value);
  }
}
