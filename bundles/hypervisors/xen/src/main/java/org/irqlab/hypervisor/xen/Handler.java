package org.irqlab.hypervisor.xen;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.either;
import static org.irqlab.api.routine.Code.nothing;

import java.util.Optional;
import java.util.function.Function;
import org.irqlab.api.part.XenIrqController.Operations;
import org.irqlab.api.part.XenIrqController.XenDesc;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;

/**
 * {@code desc->handler} (xen/include/xen/irq.h: struct irq_desc): the operations of a guest's irq,
 * or of Xen's own until it is routed.
 *
 * @param desc the descriptor
 * @param guest operations of an irq that is routed to a guest
 * @param host operations of one of Xen's own
 * @param routed whether the first are installed; empty if they always are
 */
record Handler(XenDesc desc, Operations guest, Operations host, Optional<Field> routed) {

  Block ack(Cpu cpu) {
    return operation(type -> type.ack(desc, cpu));
  }

  Block end(Cpu cpu) {
    return operation(type -> type.end(desc, cpu));
  }

  /** {@code startup}, which is {@code enable} for the controllers of RISC-V. */
  Block startup(Cpu cpu) {
    return operation(type -> type.enable(desc, cpu));
  }

  /** {@code shutdown}, which is {@code disable}. */
  Block shutdown(Cpu cpu) {
    return operation(type -> type.disable(desc, cpu));
  }

  /** Whether the operations for guests are installed. */
  boolean isGuests(State s) {
    return routed.isEmpty() || s.is(routed.get());
  }

  void install(State s) {
    routed.ifPresent(flag -> s.set(flag, true));
  }

  private Block operation(Function<Operations, Optional<Routine>> choice) {
    Block guests = optional(choice.apply(guest));
    return routed.isEmpty() ? guests : either(this::isGuests, guests, optional(choice.apply(host)));
  }

  private static Block optional(Optional<Routine> operation) {
    return operation.map(o -> call(o)).orElse(nothing());
  }
}
