package org.irqlab.api.part;

import java.util.Map;
import java.util.Optional;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Seam: Xen's driver of an interrupt controller, {@code struct hw_interrupt_type}
 * (xen/include/xen/irq.h): a type for the hypervisor's own interrupts and one for those routed to a
 * guest.
 */
@ConsumerType
public interface XenIrqController extends Part {
  /**
   * Links the driver of one controller.
   *
   * @param link where its fields go
   * @param controller the controller
   * @param options its options
   * @return the driver
   */
  Model link(Link link, Attachment controller, Options options);

  /** A linked driver. */
  @ConsumerType
  interface Model {
    /**
     * The trap's handler: finds out what is pending and handles each.
     *
     * @param cpu the CPU that was interrupted
     * @param doIrq for each source, {@code do_IRQ} on that CPU
     * @return the routine
     */
    Routine handle(Cpu cpu, Map<Integer, Routine> doIrq);

    /**
     * The operations for the hypervisor's own interrupts ({@code host_irq_type}).
     *
     * @return the operations
     */
    Operations host();

    /**
     * The operations for an interrupt routed to a guest ({@code guest_irq_type}).
     *
     * @return the operations
     */
    Operations guest();
  }

  /** A {@code hw_irq_controller}: its operations run under {@code desc->lock}; empty is none. */
  @ConsumerType
  interface Operations {
    /**
     * {@code enable}.
     *
     * @param irq the descriptor
     * @param cpu the CPU it runs on
     * @return the operation
     */
    Optional<Routine> enable(XenDesc irq, Cpu cpu);

    /**
     * {@code disable}.
     *
     * @param irq the descriptor
     * @param cpu the CPU it runs on
     * @return the operation
     */
    Optional<Routine> disable(XenDesc irq, Cpu cpu);

    /**
     * {@code ack}.
     *
     * @param irq the descriptor
     * @param cpu the CPU it runs on
     * @return the operation
     */
    Optional<Routine> ack(XenDesc irq, Cpu cpu);

    /**
     * {@code end}.
     *
     * @param irq the descriptor
     * @param cpu the CPU it runs on
     * @return the operation
     */
    Optional<Routine> end(XenDesc irq, Cpu cpu);
  }

  /** The half of Xen's {@code struct irq_desc} that a controller's driver looks at. */
  interface XenDesc {
    /**
     * Its name in traces.
     *
     * @return such as {@code irq10}
     */
    String name();

    /**
     * The source at its controller.
     *
     * @return the number
     */
    int source();

    /**
     * The CPU it is routed to.
     *
     * @return the CPU
     */
    Cpu affinity();

    /**
     * {@code _IRQ_DISABLED}.
     *
     * @return the flag, guarded by {@code desc->lock}
     */
    Field disabled();
  }
}
