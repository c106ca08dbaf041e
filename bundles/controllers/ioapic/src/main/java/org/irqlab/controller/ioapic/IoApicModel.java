package org.irqlab.controller.ioapic;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Register;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/** One linked I/O APIC: its pins behind their inputs, its registers, and who it reports to. */
final class IoApicModel implements ControllerModel {
  private final Map<Integer, RedirectionEntry> entries = new TreeMap<>();
  private final IndexedRegisters registers;

  IoApicModel(Layout layout, String instance, Shape shape, RedirectionEntry.Outlet outlet) {
    Protection protection = Protection.register(instance);
    for (int pin : shape.pins().keySet()) {
      entries.put(pin, new RedirectionEntry(layout, pin, shape, protection, outlet));
    }
    registers = new IndexedRegisters(layout, shape, protection, entries.values());
  }

  /** What the controller behind it tells it. */
  Feeder ears() {
    return new Feeder() {
      @Override
      public void completed(State s, int cpu, int vector) {
        registers.ended(s, vector);
      }

      @Override
      public OptionalInt source(State s, int vector) {
        return entries.values().stream()
            .filter(entry -> entry.has(s, vector))
            .mapToInt(RedirectionEntry::pin)
            .findFirst();
      }
    };
  }

  @Override
  public void input(State s, int source, boolean asserted) {
    RedirectionEntry driven = entries.get(source);
    if (driven != null) {
      driven.input(s, asserted);
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
  public boolean canUnmask(Register register) {
    return registers.isWindow(register);
  }

  @Override
  public OptionalInt unmasks(State s, int cpu, Register register, long value) {
    return registers.unmasks(s, register, value);
  }

  /** It interrupts nobody itself. */
  @Override
  public boolean interrupts(State s, int cpu) {
    return false;
  }

  /** It has no output pins, only messages. */
  @Override
  public boolean output(State s, int pin) {
    return false;
  }
}
