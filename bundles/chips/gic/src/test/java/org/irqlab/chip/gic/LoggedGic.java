package org.irqlab.chip.gic;

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

/** Registers that only remember what was written, a list of accesses, and a script of IAR. */
final class LoggedGic implements Attachment, Bus {
  private static final long INTACK = 0x200c;

  private final List<Cpu> cpus;
  private final SortedMap<Integer, Trigger> sources;
  private final Map<Long, Long> words = new HashMap<>();
  private final List<String> log = new ArrayList<>();
  private final Deque<Long> acknowledged = new ArrayDeque<>();

  LoggedGic(List<Cpu> cpus, SortedMap<Integer, Trigger> sources) {
    this.cpus = cpus;
    this.sources = sources;
  }

  /** The accesses since the last call, and whatever else was logged. */
  List<String> log() {
    List<String> taken = List.copyOf(log);
    log.clear();
    return taken;
  }

  void log(String event) {
    log.add(event);
  }

  /** What the next reads of the acknowledge register return; 1023 when there is no more. */
  void acknowledges(long... ids) {
    for (long id : ids) {
      acknowledged.add(id);
    }
  }

  void word(long offset, long value) {
    words.put(offset, value);
  }

  long word(long offset) {
    return words.getOrDefault(offset, 0L);
  }

  @Override
  public Block read(String name, Cpu cpu, Register register, Use use) {
    return step(
        name,
        s -> {
          log.add("r 0x" + Long.toHexString(register.offset()));
          Long scripted = acknowledged.poll();
          long spurious = scripted == null ? 1023 : scripted;
          use.accept(s, register.offset() == INTACK ? spurious : word(register.offset()));
        });
  }

  @Override
  public Block write(String name, Cpu cpu, Register register, ToLongFunction<State> value) {
    return step(
        name,
        s -> {
          long written = value.applyAsLong(s);
          log.add("w 0x" + Long.toHexString(register.offset()) + "=0x" + Long.toHexString(written));
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
