package org.irqlab.api.part;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Seam: controller hardware, which is inputs, output pins and registers, and nothing else. The same
 * part serves as the virtual controller of a guest.
 */
@ConsumerType
public interface InterruptController extends Part {
  /**
   * Links one controller with the sources and CPUs that a path can touch; the others are hardwired
   * to 0.
   *
   * @param link where it goes
   * @param plan what is connected
   * @param options its options
   * @return the registers
   */
  ControllerModel link(Link link, ControllerPlan plan, Options options);

  /**
   * The inputs that the messages of other controllers drive: interrupt identities, vectors. Each
   * source of a controller that reports to this one is given an input, in the order of their
   * numbers; a driver finds them as the sources of {@link Attachment#next}.
   *
   * @param reported the sources that are reported
   * @return as many inputs, with the triggers of the sources; none if this controller takes no
   *     messages
   * @throws LinkException if there are not enough
   */
  default SortedMap<Integer, Trigger> inputs(SortedMap<Integer, Trigger> reported) {
    return new TreeMap<>();
  }

  /**
   * The deviations from its specification that it can be asked for.
   *
   * @return their keys, as recorded vectors name them
   */
  default Set<String> quirks() {
    return Set.of();
  }

  /**
   * Sets the controller up as a recorded machine had it, to replay a recording.
   *
   * @param link where it goes
   * @param recording the recording's header
   * @return the bench, or empty if this part is not the recorded controller
   */
  default Optional<Bench> bench(Link link, Recording recording) {
    return Optional.empty();
  }
}
