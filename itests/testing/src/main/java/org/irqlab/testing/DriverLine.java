package org.irqlab.testing;

import java.lang.reflect.Proxy;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;

/**
 * The part of a descriptor that a chip's driver looks at; it refuses to be asked for more.
 *
 * @param source the source
 * @param affinity the CPU it is delivered to
 * @param lock its lock
 * @param disabled whether it is disabled
 */
public record DriverLine(int source, Cpu affinity, Lock lock, Field disabled) {
  /** A line whose fields are in a layout. */
  public static DriverLine of(Layout layout, int source, Cpu affinity) {
    Lock lock = layout.lock("irq" + source + "/desc->lock", Lock.Kind.SPIN_IRQSAVE);
    Field disabled = layout.flag("irq" + source + "/disabled", Protection.guardedBy(lock));
    return new DriverLine(source, affinity, lock, disabled);
  }

  /** The descriptor. */
  public IrqDesc desc() {
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
                  case "disabled" -> disabled;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
