package org.irqlab.engine.path;

import static org.irqlab.api.routine.Code.step;

import java.util.function.ToLongFunction;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Register;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.state.State;

/** A bus that reaches the registers directly: each access is one step. */
final class DirectBus implements Bus {
  private final ControllerModel model;

  DirectBus(ControllerModel model) {
    this.model = model;
  }

  @Override
  public Block read(String name, Cpu cpu, Register register, Use use) {
    return step(name, s -> use.accept(s, model.read(s, cpu.number(), register)))
        .counts(Mark.REGISTER_ACCESS);
  }

  @Override
  public Block write(String name, Cpu cpu, Register register, ToLongFunction<State> value) {
    return step(name, s -> model.write(s, cpu.number(), register, value.applyAsLong(s)))
        .counts(Mark.REGISTER_ACCESS);
  }

  @Override
  public Block acknowledge(String name, Cpu cpu, Use use) {
    return step(name, s -> model.acknowledge(s, cpu.number()).ifPresent(v -> use.accept(s, v)));
  }

  @Override
  public void preset(State s, Cpu cpu, Register register, long value) {
    model.write(s, cpu.number(), register, value);
  }
}
