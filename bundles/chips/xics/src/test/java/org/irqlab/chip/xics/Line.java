package org.irqlab.chip.xics;

import java.lang.reflect.Proxy;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;

/** The part of a descriptor that this driver looks at. */
record Line(int source, Cpu affinity, Lock lock, Field disabled) {
  static Line of(Layout layout, int source, Cpu affinity) {
    Lock lock = layout.lock("irq" + source + "/desc->lock", Lock.Kind.SPIN_IRQSAVE);
    Field disabled = layout.flag("irq" + source + "/disabled", Protection.guardedBy(lock));
    return new Line(source, affinity, lock, disabled);
  }

  IrqDesc desc() {
    return (IrqDesc)
        Proxy.newProxyInstance(
            IrqDesc.class.getClassLoader(),
            new Class<?>[] {IrqDesc.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "name" -> "irq" + source;
                  case "source" -> source;
                  case "affinity" -> affinity;
                  case "lock" -> lock;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
