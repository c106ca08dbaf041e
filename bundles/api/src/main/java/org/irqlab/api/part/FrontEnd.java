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
   * @return the guest's way to its virtual controller
   */
  Bus link(Link link, Plan plan, Options options);

  /**
   * What a front end stands between.
   *
   * @param host the physical controller
   * @param driver the hypervisor's driver of it
   * @param source the physical source
   * @param virtual the guest's virtual controller
   * @param virtualSource its source
   * @param vcpus the guest's CPUs
   */
  record Plan(
      Attachment host,
      XenIrqController.Model driver,
      int source,
      ControllerModel virtual,
      int virtualSource,
      List<Cpu> vcpus) {
    /** Copies the list. */
    public Plan {
      vcpus = List.copyOf(vcpus);
    }
  }
}
