package org.irqlab.chip.i8259;

import java.lang.reflect.Proxy;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.routine.Cpu;

/** The part of a descriptor that this driver looks at. */
final class Line {
  private Line() {}

  static IrqDesc of(int source) {
    return (IrqDesc)
        Proxy.newProxyInstance(
            IrqDesc.class.getClassLoader(),
            new Class<?>[] {IrqDesc.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "name" -> "irq" + source;
                  case "source" -> source;
                  case "affinity" -> Cpu.real(0);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
