package org.irqlab.controller.ioapic;

import java.util.Optional;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Register.Space;
import org.irqlab.api.state.State;

/** The I/O APIC of QEMU's q35 machine (hw/intc/ioapic.c): 24 pins, version 0x20. */
final class RecordedMachine implements Bench {
  private final long base;
  private final IoApicModel model;
  private ControllerModel next;

  RecordedMachine(Link link, long base) {
    this.base = base;
    this.model = new IoApicModel(link.layout(), link.instance(), IoApic.recorded(), this::send);
  }

  private void send(State s, long address, long data) {
    if (next != null) {
      next.message(s, address, data);
    }
  }

  @Override
  public ControllerModel model() {
    return model;
  }

  @Override
  public boolean connect(ControllerModel controller) {
    next = controller;
    controller.feed(model.ears());
    return true;
  }

  @Override
  public Optional<Register> register(Space space, long address, int width) {
    long offset = address - base;
    boolean inside = space == Space.MMIO && offset >= 0 && offset < IndexedRegisters.SIZE;
    return inside ? Optional.of(new Register(space, offset, width)) : Optional.empty();
  }

  @Override
  public Optional<Integer> input(String device, int line) {
    boolean there = device.isEmpty() && line >= 0 && line < IoApic.PINS;
    return there ? Optional.of(line) : Optional.empty();
  }

  @Override
  public Optional<Integer> pin(String name) {
    return Optional.empty();
  }
}
