package org.irqlab.controller.lapic;

import java.util.Optional;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Register.Space;

/**
 * The local APICs of QEMU's q35 machine with two CPUs (hw/intc/apic.c). The first line of a
 * recording comes after the second CPU was started, by a start-up interrupt command of the first,
 * which can still be read back.
 */
final class RecordedMachine implements Bench {
  private static final int CPUS = 2;
  private static final int START_UP = 0x4601;
  private static final int SECOND = 1;

  private final long base;
  private final LocalApics model;

  RecordedMachine(Link link, long base) {
    this.base = base;
    this.model = new LocalApics(link.layout(), link.instance(), Shape.all(CPUS));
    link.boot(
        s -> {
          model.of(0).command().set(s, START_UP);
          model.of(0).commandDestination().set(s, SECOND);
        });
  }

  @Override
  public ControllerModel model() {
    return model;
  }

  @Override
  public Optional<Register> register(Space space, long address, int width) {
    long offset = address - base;
    boolean inside = space == Space.MMIO && offset >= 0 && offset < MemoryMap.SIZE;
    return inside ? Optional.of(new Register(space, offset, width)) : Optional.empty();
  }

  @Override
  public Optional<Integer> input(String device, int line) {
    return Optional.empty();
  }

  @Override
  public Optional<Integer> pin(String name) {
    return Optional.empty();
  }
}
