package org.irqlab.api.path;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.irqlab.api.part.Trigger;

/**
 * The device of a line: a model named in the file, or a node of a real description.
 *
 * @param model the device model, or empty if it follows from the trigger of the node
 * @param source the source at the first controller, or empty for the first one
 * @param node what the description says, if the file names a node
 * @param place where it stands in the file
 */
public record DeviceStage(
    Optional<Stage> model, OptionalInt source, Optional<Node> node, Stage.Place place) {

  /**
   * What a real description says of a device's interrupt.
   *
   * @param name short name of the device, such as {@code serial@10000000}
   * @param source its source at the controller
   * @param trigger its trigger, or empty if the description does not say
   * @param controller {@code compatible} strings of its controller, most specific first
   */
  public record Node(String name, int source, Optional<Trigger> trigger, List<String> controller) {
    /** Copies the list. */
    public Node {
      controller = List.copyOf(controller);
    }
  }
}
