package org.irqlab.api.part;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.State;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Seam: an action that hands its interrupt to user space or to a hypervisor by a trigger eventfd,
 * and is told by mask and unmask calls when it may come again: VFIO.
 */
@ConsumerType
public interface InterruptBackend extends Part {
  /** Offered: {@code VFIO_DEVICE_SET_IRQS} with {@code VFIO_IRQ_SET_ACTION_MASK}. */
  String MASK = "VFIO_IRQ_SET_ACTION_MASK";

  /** Offered: {@code VFIO_DEVICE_SET_IRQS} with {@code VFIO_IRQ_SET_ACTION_UNMASK}. */
  String UNMASK = "VFIO_IRQ_SET_ACTION_UNMASK";

  /** Offered: a write to the eventfd that was set with {@code VFIO_IRQ_SET_ACTION_UNMASK}. */
  String UNMASK_EVENTFD = "VFIO_IRQ_SET_DATA_EVENTFD";

  /**
   * Links one backend. It offers its system calls to actors, mask and unmask by ioctl as {@link
   * #MASK} and {@link #UNMASK}, unmask by eventfd as {@link #UNMASK_EVENTFD}.
   *
   * @param link where its fields go
   * @param plan what it stands between
   * @param options its options
   * @return the action and its ways in
   */
  Model link(Link link, Plan plan, Options options);

  /**
   * What a backend stands between.
   *
   * @param device the device, for masking at the device
   * @param asks how the line asks, as its description says
   * @param desc its line, asked for when routines are linked
   * @param trigger {@code eventfd_signal} of the trigger, in the signaller's context
   * @param cpus the host's CPUs
   */
  record Plan(
      DeviceModel device,
      Trigger asks,
      Supplier<IrqDesc> desc,
      Function<Cpu, Routine> trigger,
      List<Cpu> cpus) {
    /** Copies the list. */
    public Plan {
      cpus = List.copyOf(cpus);
    }
  }

  /** A linked backend. */
  @ConsumerType
  interface Model extends ActionModel {
    /**
     * The mask entry.
     *
     * @param cpu the caller's CPU
     * @param by how it is called
     * @return the routine
     */
    Routine mask(Cpu cpu, By by);

    /**
     * The unmask entry.
     *
     * @param cpu the caller's CPU
     * @param by how it is called
     * @return the routine
     */
    Routine unmask(Cpu cpu, By by);

    /**
     * The backend's half of a bypass.
     *
     * @return the producer; empty if this backend registers none
     */
    default Optional<Producer> producer() {
      return Optional.empty();
    }
  }

  /**
   * What the IRQ bypass manager asks of a backend when its line is joined with a guest's interrupt
   * (include/linux/irqbypass.h: struct irq_bypass_producer). All but {@link #preset} run in a
   * thread, under the manager's mutex.
   */
  @ConsumerType
  interface Producer {
    /** {@code add_consumer} refuses: an interrupt is active. */
    Exit REFUSED = new Exit("-EAGAIN");

    /**
     * {@code stop}: no interrupt is taken until {@link #start}.
     *
     * @param cpu the caller's CPU
     * @return the routine
     */
    Routine stop(Cpu cpu);

    /**
     * {@code start}.
     *
     * @param cpu the caller's CPU
     * @return the routine
     */
    Routine start(Cpu cpu);

    /**
     * {@code add_consumer}: the guest will complete, so the handler masks no more. It looks at the
     * backend's own state; whether the line is active at the chip its caller asks the descriptor.
     *
     * @param cpu the caller's CPU
     * @return the routine, which returns or leaves by {@link #REFUSED}
     */
    Routine addConsumer(Cpu cpu);

    /**
     * {@code del_consumer}: the handler masks again.
     *
     * @param cpu the caller's CPU
     * @return the routine
     */
    Routine delConsumer(Cpu cpu);

    /**
     * Set-up: joined before the path lives.
     *
     * @param s the state
     */
    void preset(State s);
  }

  /** How an entry is called. */
  enum By {
    /** {@code VFIO_DEVICE_SET_IRQS} from user space. */
    IOCTL,
    /** The unmask eventfd was signalled: runs in the signaller's context. */
    EVENTFD
  }
}
