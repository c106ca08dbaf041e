package org.irqlab.api.part;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Routine;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/** Seam: gets a host interrupt to a guest's virtual controller, and the completion back. */
@ConsumerType
public interface FrontEnd extends Part {
  /**
   * How it asks the virtual controller: pulses are edges.
   *
   * @param options its options
   * @return the trigger of the guest's source
   */
  Trigger injects(Options options);

  /**
   * Links one front end with the host's side of it.
   *
   * @param link where it goes
   * @param plan what it stands between
   * @param options its options
   * @return the linked front end
   */
  Model link(Link link, Plan plan, Options options);

  /** A linked front end. */
  @ConsumerType
  interface Model {
    /**
     * A guest's way to its virtual controller.
     *
     * @param guest one of the plan's guests
     * @return the bus
     */
    Bus bus(Guest guest);

    /**
     * A guest's way to one of its virtual controllers.
     *
     * @param guest one of the plan's guests
     * @param stage index in the guest's {@linkplain Guest#chain() chain}
     * @return the bus
     * @throws LinkException if this front end gives guests one controller only
     */
    default Bus bus(Guest guest, int stage) {
      if (stage > 0) {
        throw new LinkException(
            guest.name() + ": its front end knows guests with one controller, not with a chain");
      }
      return bus(guest);
    }

    /**
     * Whether a guest's virtual controller interrupts a virtual CPU.
     *
     * @param guest one of the plan's guests
     * @param vcpu one of its CPUs
     * @return the level of the virtual pin
     */
    default Guard interrupts(Guest guest, Cpu vcpu) {
      List<ControllerModel> chain = guest.chain();
      ControllerModel controller = chain.get(chain.size() - 1);
      return s -> controller.interrupts(s, vcpu.number());
    }

    /**
     * A guest driver's way to its device.
     *
     * @param route one of the plan's routes
     * @param direct the way without a detour
     * @return the way
     */
    default DeviceBus device(Route route, DeviceBus direct) {
      return direct;
    }

    /**
     * What {@code eventfd_signal} of a backend's trigger runs, in the signaller's context.
     *
     * @param route one of the plan's routes
     * @param cpu the signaller's CPU
     * @return the routine
     * @throws LinkException if this front end has no eventfd
     */
    default Routine signalled(Route route, Cpu cpu) {
      throw new LinkException("a front end without an eventfd stands behind a backend");
    }
  }

  /**
   * What a front end stands between.
   *
   * @param host the physical controller
   * @param driver the hypervisor's own driver of it; empty if the host is a kernel with a backend
   * @param guests the guests, at least one
   * @param routes which physical source goes to which guest, at least one
   */
  record Plan(
      Attachment host,
      Optional<XenIrqController.Model> driver,
      List<Guest> guests,
      List<Route> routes) {
    /** Copies the lists. */
    public Plan {
      guests = List.copyOf(guests);
      routes = List.copyOf(routes);
    }
  }

  /** A guest as its hypervisor sees it. */
  @ProviderType
  interface Guest {
    /**
     * Its name.
     *
     * @return such as {@code guest}
     */
    String name();

    /**
     * Its virtual CPUs.
     *
     * @return the CPUs, by number
     */
    List<Cpu> cpus();

    /**
     * The sources of its virtual controller.
     *
     * @return their numbers and triggers
     */
    SortedMap<Integer, Trigger> sources();

    /**
     * The register model of its virtual controller; linked when it is first asked for, so a front
     * end with a virtual controller of its own never asks.
     *
     * @return the registers
     */
    ControllerModel controller();

    /**
     * The register models of its virtual controllers.
     *
     * @return {@link #controller()}, and behind it those that it reports to
     */
    default List<ControllerModel> chain() {
      return List.of(controller());
    }
  }

  /**
   * One source that is given to a guest.
   *
   * @param source the physical source
   * @param affinity the host CPU it is delivered to
   * @param guest the guest
   * @param virtualSource the guest's source
   * @param host the host's line, if the host is a kernel with a backend
   */
  record Route(int source, Cpu affinity, Guest guest, int virtualSource, Optional<HostLine> host) {
    // Written out: linking the generated one, and that of all it has, takes a cold process long.
    @Override
    public boolean equals(Object other) {
      return this == other
          || other instanceof Route route
              && source == route.source
              && virtualSource == route.virtualSource
              && affinity.equals(route.affinity)
              && guest.equals(route.guest)
              && host.equals(route.host);
    }

    @Override
    public int hashCode() {
      return source * 31 + virtualSource;
    }
  }

  /** A line of a host's kernel; to be asked when routines are linked, not before. */
  @ProviderType
  interface HostLine {
    /**
     * Its descriptor.
     *
     * @return the descriptor
     */
    IrqDesc desc();

    /**
     * Its action.
     *
     * @return the backend
     */
    InterruptBackend.Model backend();
  }
}
