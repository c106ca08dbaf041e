package org.irqlab.chip.plic;

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

/** Registers that only remember what was written, a list of accesses, and claims by script. */
final class LoggedPlic implements Attachment, Bus {
  private final List<Cpu> cpus;
  private final SortedMap<Integer, Trigger> sources;
  private final Map<Long, Long> words = new HashMap<>();
  private final List<String> log = new ArrayList<>();
  private final Deque<Long> claims = new ArrayDeque<>();

  LoggedPlic(List<Cpu> cpus, SortedMap<Integer, Trigger> sources) {
    this.cpus = cpus;
    this.sources = sources;
  }

  /** The accesses since the last call, as {@code cpu0 r 0x2080} and {@code cpu0 w 0x2080=0x400}. */
  List<String> log() {
    List<String> taken = List.copyOf(log);
    log.clear();
    return taken;
  }

  /** What the next reads of a claim register return; 0 when there is no more. */
  void claims(long... ids) {
    for (long id : ids) {
      claims.add(id);
    }
  }

  long word(long offset) {
    return words.getOrDefault(offset, 0L);
  }

  void word(long offset, long value) {
    words.put(offset, value);
  }

  @Override
  public Block read(String name, Cpu cpu, Register register, Use use) {
    return step(
        name,
        s -> {
          log.add(cpu.name() + " r 0x" + Long.toHexString(register.offset()));
          boolean claim = register.offset() >= 0x200000 && register.offset() % 0x1000 == 4;
          Long claimed = claim ? claims.poll() : Long.valueOf(word(register.offset()));
          use.accept(s, claimed == null ? 0 : claimed);
        });
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
