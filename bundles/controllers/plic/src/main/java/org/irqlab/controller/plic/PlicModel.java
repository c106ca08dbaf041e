package org.irqlab.controller.plic;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Register;
import org.irqlab.api.state.State;

/** One linked PLIC: its gateways behind their inputs, its targets behind pins and registers. */
final class PlicModel implements ControllerModel {
  private final Map<Integer, InterruptSource> sources;
  private final Map<Integer, Target> targets;
  private final Notification pins;
  private final MemoryMap registers;

  PlicModel(List<InterruptSource> sources, Map<Integer, Target> targets, Notification pins) {
    this.sources =
        sources.stream().collect(Collectors.toMap(InterruptSource::id, Function.identity()));
    this.targets = Map.copyOf(targets);
    this.pins = pins;
    this.registers = new MemoryMap(sources, targets, pins);
  }

  @Override
  public void input(State s, int source, boolean asserted) {
    InterruptSource driven = sources.get(source);
    if (driven == null) {
      return;
    }
    driven.gateway().input(s, asserted);
    if (asserted) {
      pins.active(s);
    }
  }

  @Override
  public long read(State s, int cpu, Register register) {
    return registers.read(s, register);
  }

  @Override
  public void write(State s, int cpu, Register register, long value) {
    registers.write(s, register, value);
  }

  @Override
  public boolean interrupts(State s, int cpu) {
    return output(s, HartContexts.supervisor(cpu));
  }

  @Override
  public boolean output(State s, int pin) {
    Target target = targets.get(pin);
    return target != null && pins.asserted(s, pin, target);
  }

  @Override
  public boolean canComplete(Register register) {
    return registers.claimOf(register).isPresent();
  }

  /** A write to a claim/complete register ends the handling of the source that it names. */
  @Override
  public OptionalInt completes(State s, int cpu, Register register, long value) {
    boolean ends = registers.claimOf(register).filter(t -> t.completes(s, value)).isPresent();
    return ends ? OptionalInt.of((int) value) : OptionalInt.empty();
  }
}
