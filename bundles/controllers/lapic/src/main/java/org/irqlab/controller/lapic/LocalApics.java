package org.irqlab.controller.lapic;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Register;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/** The linked local APICs of one machine; each CPU sees its own at the same addresses. */
final class LocalApics implements ControllerModel {
  private final List<LocalApic> apics = new ArrayList<>();
  private final List<Feeder> feeders = new ArrayList<>();
  private final SystemBus bus;
  private final MemoryMap registers;

  LocalApics(Layout layout, String instance, Shape shape) {
    for (int id = 0; id < shape.cpus(); id++) {
      apics.add(new LocalApic(layout, id, shape, Protection.register(instance)));
    }
    this.bus = new SystemBus(List.copyOf(apics));
    this.registers = new MemoryMap(bus, this::end);
  }

  LocalApic of(int cpu) {
    return apics.get(cpu);
  }

  @Override
  public void input(State s, int source, boolean asserted) {
    // Its inputs are vectors, which come by message; the local interrupt pins are not there.
  }

  @Override
  public long read(State s, int cpu, Register register) {
    return registers.read(s, apics.get(cpu), register);
  }

  @Override
  public void write(State s, int cpu, Register register, long value) {
    registers.write(s, apics.get(cpu), register, value);
  }

  @Override
  public boolean interrupts(State s, int cpu) {
    return apics.get(cpu).requests(s);
  }

  @Override
  public boolean output(State s, int pin) {
    return interrupts(s, pin);
  }

  @Override
  public OptionalInt acknowledge(State s, int cpu) {
    return OptionalInt.of(apics.get(cpu).acknowledge(s));
  }

  @Override
  public boolean canComplete(Register register) {
    return registers.isEoi(register);
  }

  /**
   * An EOI ends the highest vector in service, level or edge; whose it is, those who report know.
   */
  @Override
  public OptionalInt completes(State s, int cpu, Register register, long value) {
    int vector = apics.get(cpu).isr().highest(s);
    if (!canComplete(register) || vector == VectorRegister.NONE) {
      return OptionalInt.empty();
    }
    for (Feeder feeder : feeders) {
      OptionalInt source = feeder.source(s, vector);
      if (source.isPresent()) {
        return source;
      }
    }
    return OptionalInt.empty();
  }

  @Override
  public void message(State s, long address, long data) {
    bus.deliver(s, Message.of(address, data));
  }

  @Override
  public void feed(Feeder feeder) {
    feeders.add(feeder);
  }

  private void end(State s, LocalApic apic) {
    int vector = apic.end(s);
    if (vector != VectorRegister.NONE) {
      feeders.forEach(feeder -> feeder.completed(s, apic.id(), vector));
    }
  }
}
