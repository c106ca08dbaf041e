package org.irqlab.hypervisor.xen;

import static org.irqlab.api.routine.Code.step;

import java.util.Map;
import java.util.Optional;
import org.irqlab.api.part.XenIrqController;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Code;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Routine;

/** A driver whose operations only log their names. */
final class NamedDriver implements XenIrqController.Model {
  @Override
  public Routine handle(Cpu cpu, Map<Integer, Routine> doIrq) {
    Block[] all = doIrq.values().stream().map(routine -> Code.call(routine)).toArray(Block[]::new);
    return Routine.of("handle", "driver", "test", all);
  }

  @Override
  public XenIrqController.Operations host() {
    return new Logged("host");
  }

  @Override
  public XenIrqController.Operations guest() {
    return new Logged("guest");
  }

  private record Logged(String type) implements XenIrqController.Operations {
    @Override
    public Optional<Routine> enable(XenIrqController.XenDesc irq, Cpu cpu) {
      return operation("enable", irq, cpu);
    }

    @Override
    public Optional<Routine> disable(XenIrqController.XenDesc irq, Cpu cpu) {
      return operation("disable", irq, cpu);
    }

    @Override
    public Optional<Routine> ack(XenIrqController.XenDesc irq, Cpu cpu) {
      return operation("ack", irq, cpu);
    }

    @Override
    public Optional<Routine> end(XenIrqController.XenDesc irq, Cpu cpu) {
      return operation("end", irq, cpu);
    }

    private Optional<Routine> operation(String name, XenIrqController.XenDesc irq, Cpu cpu) {
      String call = type + " " + name + " " + irq.name() + " on " + cpu.name();
      return Optional.of(Routine.of(name, type, "test", step(call, Effect.NOTHING)));
    }
  }
}
