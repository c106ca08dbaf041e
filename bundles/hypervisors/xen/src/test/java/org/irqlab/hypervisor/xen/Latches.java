package org.irqlab.hypervisor.xen;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Register;
import org.irqlab.api.state.State;

/** A virtual controller that logs what is done to it; writes to {@link #END} complete. */
final class Latches implements ControllerModel {
  static final Register END = Register.mmio32(4);
  static final Register OTHER = Register.mmio32(8);

  private final List<String> log = new ArrayList<>();

  List<String> log() {
    return List.copyOf(log);
  }

  @Override
  public void input(State s, int source, boolean asserted) {
    log.add((asserted ? "raise " : "lower ") + source);
  }

  @Override
  public long read(State s, int cpu, Register register) {
    log.add("read " + register.offset());
    return 7;
  }

  @Override
  public void write(State s, int cpu, Register register, long value) {
    log.add("write " + register.offset() + " " + value);
  }

  @Override
  public boolean interrupts(State s, int cpu) {
    return false;
  }

  @Override
  public boolean output(State s, int pin) {
    return false;
  }

  @Override
  public boolean canComplete(Register register) {
    return register.equals(END);
  }

  @Override
  public OptionalInt completes(State s, int cpu, Register register, long value) {
    return register.equals(END) ? OptionalInt.of((int) value) : OptionalInt.empty();
  }
}
