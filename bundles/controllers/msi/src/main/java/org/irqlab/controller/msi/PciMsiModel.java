package org.irqlab.controller.msi;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.ControllerPlan;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Register;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/** The linked capabilities, each reached through its function's configuration space (ECAM). */
final class PciMsiModel implements ControllerModel, ControllerModel.Feeder {
  private static final int FUNCTION = 12;
  private static final int OFFSETS = (1 << FUNCTION) - 1;

  private final Map<Integer, Capability> functions = new TreeMap<>();

  PciMsiModel(Link link, ControllerPlan plan, Capability.Outlet outlet) {
    Protection registers = Protection.register(link.instance());
    for (int source : plan.sources().keySet()) {
      functions.put(source, new Capability(link.layout(), source, registers, outlet));
    }
  }

  @Override
  public void input(State s, int source, boolean asserted) {
    Capability function = functions.get(source);
    if (function != null && asserted) {
      function.request(s);
    }
  }

  @Override
  public long read(State s, int cpu, Register register) {
    return function(register).read(s, (int) register.offset() & OFFSETS);
  }

  @Override
  public void write(State s, int cpu, Register register, long value) {
    function(register).write(s, (int) register.offset() & OFFSETS, (int) value);
  }

  private Capability function(Register register) {
    Capability function = functions.get((int) (register.offset() >> FUNCTION));
    if (function == null) {
      throw new LinkException(
          "pci-msi: no function at offset 0x" + Long.toHexString(register.offset()));
    }
    return function;
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

  /** A message is over when it is sent. */
  @Override
  public void completed(State s, int cpu, int vector) {}

  @Override
  public OptionalInt source(State s, int vector) {
    return functions.entrySet().stream()
        .filter(function -> function.getValue().has(s, vector))
        .mapToInt(Map.Entry::getKey)
        .findFirst();
  }
}
