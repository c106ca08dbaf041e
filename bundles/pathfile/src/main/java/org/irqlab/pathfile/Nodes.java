package org.irqlab.pathfile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.path.DeviceStage;
import org.irqlab.api.topology.Controller;
import org.irqlab.api.topology.Description;
import org.irqlab.api.topology.Device;
import org.irqlab.api.topology.InterruptLine;
import org.irqlab.api.topology.Topology;
import org.irqlab.api.topology.TopologyException;
import org.irqlab.api.topology.TopologySource;

/** Looks up nodes of real descriptions. */
final class Nodes {
  private final List<TopologySource> sources;
  private final Path pathFile;

  /**
   * Looks beside a path file.
   *
   * @param sources who can read descriptions
   * @param pathFile the path file as the user named it
   */
  Nodes(List<TopologySource> sources, Path pathFile) {
    this.sources = List.copyOf(sources);
    this.pathFile = pathFile;
  }

  /**
   * What a description says of a device.
   *
   * @param file the description, relative to the path file's folder
   * @param node the device
   * @param index which of its lines, from 0
   * @return its interrupt
   */
  DeviceStage.Node find(Tree.Scalar file, Tree.Scalar node, int index) {
    try {
      Topology topology = read(file);
      Device device = topology.device(node.text());
      InterruptLine line = line(device, node, index);
      return new DeviceStage.Node(
          device.unitName(),
          source(line, node),
          trigger(line),
          line.controller()
              .flatMap(topology::controller)
              .map(Controller::compatible)
              .orElse(List.of()));
    } catch (TopologyException refused) {
      throw node.refuse(refused.getMessage());
    }
  }

  private Topology read(Tree.Scalar file) throws TopologyException {
    Description description = Description.read(pathFile.resolveSibling(file.text()).normalize());
    for (TopologySource source : sources) {
      if (source.recognizes(description)) {
        return source.read(description);
      }
    }
    throw file.refuse(
        "'" + file.text() + "' is no description of a machine that a plugged feature can read");
  }

  private static InterruptLine line(Device device, Tree.Scalar node, int index) {
    if (index >= device.lines().size()) {
      throw node.refuse(
          "device '"
              + device.path()
              + "' has "
              + device.lines().size()
              + " interrupt lines; expected line "
              + index);
    }
    return device.lines().get(index);
  }

  private static int source(InterruptLine line, Tree.Scalar node) {
    OptionalLong source = line.source();
    if (source.isEmpty() || source.getAsLong() > Integer.MAX_VALUE) {
      throw node.refuse("the description does not tell the source of '" + node.text() + "'");
    }
    return (int) source.getAsLong();
  }

  private static Optional<Trigger> trigger(InterruptLine line) {
    return switch (line.trigger()) {
      case LEVEL, LEVEL_HIGH, LEVEL_LOW -> Optional.of(Trigger.LEVEL);
      case EDGE, EDGE_RISING, EDGE_FALLING, EDGE_BOTH -> Optional.of(Trigger.EDGE);
      case MESSAGE -> Optional.of(Trigger.MESSAGE);
      case UNKNOWN -> Optional.empty();
    };
  }
}
