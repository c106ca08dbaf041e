package org.irqlab.chip.plic;

import java.lang.reflect.Proxy;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.XenIrqController.XenDesc;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;
import org.irqlab.testing.PlainLink;

/** The part of a descriptor that drivers look at, as Xen's and as Linux's. */
record Line(int source, Cpu affinity, Lock lock, Field disabled, Field masked) implements XenDesc {

  static Line of(PlainLink link, int source, Cpu affinity) {
    Lock lock = link.layout().lock("irq" + source + "/desc->lock", Lock.Kind.SPIN_IRQSAVE);
    Protection guarded = Protection.guardedBy(lock);
    return new Line(
        source,
        affinity,
        lock,
        link.layout().flag("irq" + source + "/disabled", guarded),
        link.layout().flag("irq" + source + "/masked", guarded));
  }

  @Override
  public String name() {
    return "irq" + source;
  }

  /** As Linux's; everything else of it is out of a driver's reach. */
  IrqDesc desc() {
    return (IrqDesc)
        Proxy.newProxyInstance(
            IrqDesc.class.getClassLoader(),
            new Class<?>[] {IrqDesc.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "name" -> name();
                  case "source" -> source;
                  case "affinity" -> affinity;
                  case "lock" -> lock;
                  case "disabled" -> disabled;
                  case "masked" -> masked;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
