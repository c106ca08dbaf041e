package org.irqlab.api.topology;

import java.util.List;
import java.util.Optional;

/**
 * A machine as a description tells it.
 *
 * @param fileName the file it was read from
 * @param model what the machine calls itself
 * @param devices its devices in the description's order
 * @param controllers its interrupt controllers in the description's order
 * @param notes what a description of this kind cannot say, a sentence each
 */
public record Topology(
    String fileName,
    Optional<String> model,
    List<Device> devices,
    List<Controller> controllers,
    List<String> notes) {

  /** Copies the lists. */
  public Topology {
    devices = List.copyOf(devices);
    controllers = List.copyOf(controllers);
    notes = List.copyOf(notes);
  }

  /**
   * Finds the one device that a person means.
   *
   * @param node a full path ({@code /soc/serial@10000000}), an alias ({@code serial0}) or a unit
   *     name ({@code serial@10000000}); a part may be given without its unit address where that is
   *     unambiguous (Devicetree Specification v0.4, section 2.2.3 "Path Names")
   * @return the device
   * @throws TopologyException if no device has the name, or several have
   */
  public Device device(String node) throws TopologyException {
    List<Device> found = DeviceNames.matching(devices, node);
    Place place = Place.NOWHERE.node(node);
    if (found.isEmpty()) {
      throw new TopologyException(
          fileName,
          place,
          "no such device",
          "a path, an alias or a unit name" + DeviceNames.hint(devices, node));
    }
    if (found.size() > 1) {
      throw new TopologyException(
          fileName,
          place,
          found.size() + " devices have this name",
          "a full path, as " + found.get(0).path());
    }
    return found.get(0);
  }

  /**
   * Finds a controller.
   *
   * @param path its full path
   * @return the controller, empty if there is none of that path
   */
  public Optional<Controller> controller(String path) {
    return controllers.stream().filter(c -> c.path().equals(path)).findFirst();
  }
}
