package org.irqlab.controller.ioapic;

import java.util.ArrayList;
import java.util.List;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Register;
import org.irqlab.api.state.State;

/** A controller behind that writes down what is sent to it. */
final class SentMessages implements ControllerModel {
  private final List<String> sent = new ArrayList<>();
  private Feeder feeder;

  /** The messages since the last call, as address and data. */
  List<String> taken() {
    List<String> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  /** Who reports to it. */
  Feeder feeder() {
    return feeder;
  }

  @Override
  public void message(State s, long address, long data) {
    sent.add(Long.toHexString(address) + " " + Long.toHexString(data));
  }

  @Override
  public void feed(Feeder reporting) {
    feeder = reporting;
  }

  @Override
  public void input(State s, int source, boolean asserted) {
    throw new UnsupportedOperationException("reached by messages only");
  }

  @Override
  public long read(State s, int cpu, Register register) {
    return 0;
  }

  @Override
  public void write(State s, int cpu, Register register, long value) {
    throw new UnsupportedOperationException("reached by messages only");
  }

  @Override
  public boolean interrupts(State s, int cpu) {
    return false;
  }

  @Override
  public boolean output(State s, int pin) {
    return false;
  }
}
