package org.irqlab.api.part;

import java.util.List;
import org.irqlab.api.routine.Cpu;
import org.osgi.annotation.versioning.ConsumerType;

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
   * @return the guests' side
   */
  Model link(Link link, Plan plan, Options options);

  /** The guests' side of a linked front end. */
  @ConsumerType
  interface Model {
    /**
     * A guest's way to its virtual controller.
     *
     * @param guest one of the plan's guests
     * @return the bus
     */
    Bus bus(Guest guest);
  }

  /**
   * What a front end stands between.
   *
   * @param host the physical controller
   * @param driver the hypervisor's driver of it
   * @param guests the guests, at least one
   * @param routes which physical source goes to which guest, at least one
   */
  record Plan(
      Attachment host, XenIrqController.Model driver, List<Guest> guests, List<Route> routes) {
    /** Copies the lists. */
    public Plan {
      guests = List.copyOf(guests);
      routes = List.copyOf(routes);
    }
  }

  /**
   * A guest as its hypervisor sees it.
   *
   * @param name its name
   * @param controller its virtual controller
   * @param cpus its virtual CPUs
   */
  record Guest(String name, ControllerModel controller, List<Cpu> cpus) {
    /** Copies the list. */
    public Guest {
      cpus = List.copyOf(cpus);
    }
  }

  /**
   * One source that is given to a guest.
   *
   * @param source the physical source
   * @param affinity the host CPU it is delivered to
   * @param guest the guest
   * @param virtualSource the guest's source
   */
  record Route(int source, Cpu affinity, Guest guest, int virtualSource) {}
}
