package org.irqlab.chip.i8259;

import static org.irqlab.api.routine.Code.step;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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
import org.irqlab.testing.ScriptedRegisters;

/** Ports that answer by script, and acknowledge cycles that give vectors by script. */
final class Pics implements Attachment, Bus {
  private final ScriptedRegisters ports;
  private final Deque<Integer> vectors = new ArrayDeque<>();

  Pics(SortedMap<Integer, Trigger> sources) {
    ports = new ScriptedRegisters(List.of(Cpu.real(0), Cpu.real(1)), sources);
  }

  void gives(int... next) {
    for (int vector : next) {
      vectors.add(vector);
    }
  }

  ScriptedRegisters ports() {
    return ports;
  }

  @Override
  public Block acknowledge(String name, Cpu cpu, Use use) {
    return step(name, s -> use.accept(s, vectors.remove()));
  }

  @Override
  public Block read(String name, Cpu cpu, Register register, Use use) {
    return ports.read(name, cpu, register, use);
  }

  @Override
  public Block write(String name, Cpu cpu, Register register, ToLongFunction<State> value) {
    return ports.write(name, cpu, register, value);
  }

  @Override
  public void preset(State s, Cpu cpu, Register register, long value) {
    ports.preset(s, cpu, register, value);
  }

  @Override
  public Bus bus() {
    return this;
  }

  @Override
  public List<Cpu> cpus() {
    return ports.cpus();
  }

  @Override
  public SortedMap<Integer, Trigger> sources() {
    return ports.sources();
  }

  @Override
  public Guard interrupts(Cpu cpu) {
    return ports.interrupts(cpu);
  }

  @Override
  public Optional<Attachment> next() {
    return Optional.empty();
  }
}
