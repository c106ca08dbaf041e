package org.irqlab.chip.ioapic;

import java.lang.reflect.Proxy;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.state.Lock;
import org.irqlab.testing.PlainLink;

/** The part of a descriptor that a driver looks at. */
final class Line {
  private Line() {}

  static IrqDesc of(PlainLink link, int source, Cpu affinity) {
    String name = "irq" + source;
    Lock lock = link.layout().lock(name + "/desc->lock", Lock.Kind.SPIN_IRQSAVE);
    return (IrqDesc)
        Proxy.newProxyInstance(
            IrqDesc.class.getClassLoader(),
            new Class<?>[] {IrqDesc.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "name" -> name;
                  case "source" -> source;
                  case "affinity" -> affinity;
                  case "lock" -> lock;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
