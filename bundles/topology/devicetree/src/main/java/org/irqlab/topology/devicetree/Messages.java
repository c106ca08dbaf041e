package org.irqlab.topology.devicetree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.irqlab.api.topology.MessageTarget;
import org.irqlab.api.topology.TopologyException;

/**
 * Where messages of a device go (kernel,
 * Documentation/devicetree/bindings/interrupt-controller/msi.txt and bindings/pci/pci-msi.txt).
 */
final class Messages {

  private Messages() {}

  static List<MessageTarget> targets(Tree tree, Node node) throws TopologyException {
    Optional<Property> parent = node.property("msi-parent");
    Optional<Property> map = node.property("msi-map");
    if (parent.isEmpty() && map.isEmpty()) {
      return List.of();
    }
    List<MessageTarget> targets = new ArrayList<>();
    if (parent.isPresent()) {
      addParents(tree, parent.get(), targets);
    }
    if (map.isPresent()) {
      addMap(tree, map.get(), targets);
    }
    return targets;
  }

  /**
   * Phandles, each followed by {@code #msi-cells} cells of its controller, none if it has no such.
   */
  private static void addParents(Tree tree, Property property, List<MessageTarget> targets)
      throws TopologyException {
    int[] cells = property.cells();
    int at = 0;
    while (at < cells.length) {
      Node controller = tree.byPhandle(cells[at++], property);
      int count = Cells.count(controller, "#msi-cells").orElse(0);
      if (cells.length == 1) {
        count = 0;
      }
      if (count > cells.length - at) {
        throw property.refuse("last entry is cut off", count + " cells for " + controller.path());
      }
      targets.add(target(controller, property, Arrays.copyOfRange(cells, at, at + count)));
      at += count;
    }
  }

  /** Rows of first requester id, controller, first id there, length. */
  private static void addMap(Tree tree, Property property, List<MessageTarget> targets)
      throws TopologyException {
    int[] cells = property.cells();
    if (cells.length % 4 != 0) {
      throw property.refuse(cells.length + " cells", "rows of 4");
    }
    for (int i = 0; i < cells.length; i += 4) {
      Node controller = tree.byPhandle(cells[i + 1], property);
      targets.add(target(controller, property, new int[] {cells[i], cells[i + 2], cells[i + 3]}));
    }
  }

  private static MessageTarget target(Node controller, Property property, int[] cells) {
    return new MessageTarget(controller.path(), property.name(), Cells.list(cells));
  }
}
