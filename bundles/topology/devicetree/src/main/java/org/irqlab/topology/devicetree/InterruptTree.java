package org.irqlab.topology.devicetree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.irqlab.api.topology.TopologyException;

/**
 * Follows lines from nexus to nexus until a controller (Devicetree Specification v0.4, section 2.4
 * "Interrupts and Interrupt Mapping"; Linux drivers/of/irq.c: of_irq_parse_raw).
 */
final class InterruptTree {

  /** Nodes a line may pass on its way to a controller. */
  private static final int LONGEST_WAY = 16;

  /**
   * Controllers whose {@code interrupt-map} is not for others to follow (Linux drivers/of/irq.c:
   * of_irq_imap_abusers, which lists these).
   */
  private static final Set<String> OWN_MAP =
      Set.of(
          "CBEA,platform-spider-pic",
          "sti,platform-spider-pic",
          "realtek,rtl-intc",
          "fsl,ls1021a-extirq",
          "fsl,ls1043a-extirq",
          "fsl,ls1088a-extirq",
          "renesas,rza1-irqc");

  private final Tree tree;
  private final InterruptParents parents;
  private final Map<Node, Optional<Nexus>> nexuses = new HashMap<>();

  /** Where a line ends: a controller, or nowhere for a stated reason. */
  record End(Optional<Node> controller, int[] specifier, List<String> passed, String reason) {}

  InterruptTree(Tree tree, InterruptParents parents) {
    this.tree = tree;
    this.parents = parents;
  }

  static boolean isController(Node node) {
    return node.has("interrupt-controller");
  }

  /** The nexus at a node, if it translates lines. Each node is looked at once. */
  Optional<Nexus> nexus(Node node) throws TopologyException {
    Optional<Nexus> known = nexuses.get(node);
    if (known == null) {
      known = translates(node) ? Optional.of(Nexus.read(tree, node)) : Optional.empty();
      nexuses.put(node, known);
    }
    return known;
  }

  private static boolean translates(Node node) {
    return Nexus.has(node)
        && !(isController(node) && node.compatible().stream().anyMatch(OWN_MAP::contains));
  }

  /**
   * Follows a line.
   *
   * @param from the property that states the line, for messages
   * @param start the node whose interrupt domain the specifier belongs to
   * @param unitAddress the device's unit address, empty if it has none
   */
  End follow(Property from, Node start, int[] unitAddress, int[] specifier)
      throws TopologyException {
    Set<Node> passed = new LinkedHashSet<>();
    Node at = start;
    int[] address = unitAddress;
    int[] cells = specifier;
    while (true) {
      Optional<Nexus> nexus = nexus(at);
      if (nexus.isEmpty() && isController(at)) {
        return new End(Optional.of(at), cells, paths(passed), "");
      }
      if (!passed.add(at)) {
        throw from.refuse(
            "nexus nodes go round in a circle at " + at.path(), "a way to a controller");
      }
      if (passed.size() > LONGEST_WAY) {
        throw from.refuse("more than " + LONGEST_WAY + " nexus nodes on the way", "a controller");
      }
      if (nexus.isPresent()) {
        Optional<Nexus.Row> row = nexus.get().row(address, cells);
        if (row.isEmpty()) {
          return nowhere(cells, passed, "interrupt-map of " + at.path() + " has no row for it");
        }
        at = row.get().parent();
        address = row.get().address();
        cells = row.get().specifier();
      } else {
        Optional<Node> parent = parents.of(at);
        if (parent.isEmpty()) {
          return nowhere(
              cells, passed, at.path() + " is no controller and has no interrupt parent");
        }
        at = parent.get();
        cells = sameDomain(from, at, cells);
      }
    }
  }

  /** A nexus without a map hands the specifier on as it is. */
  private static int[] sameDomain(Property from, Node parent, int[] cells)
      throws TopologyException {
    int wanted = Cells.interrupt(parent, from);
    if (wanted != cells.length) {
      throw from.refuse(
          "specifier of " + cells.length + " cells reaches " + parent.path(), wanted + " cells");
    }
    return cells;
  }

  private static End nowhere(int[] cells, Set<Node> passed, String reason) {
    return new End(Optional.empty(), cells, paths(passed), reason);
  }

  private static List<String> paths(Set<Node> nodes) {
    if (nodes.isEmpty()) {
      return List.of();
    }
    List<String> paths = new ArrayList<>(nodes.size());
    nodes.forEach(n -> paths.add(n.path()));
    return paths;
  }

  /** Unit address of a device: the first cells of its {@code reg}, or none. */
  static int[] unitAddress(Node device) throws TopologyException {
    Optional<Property> reg = device.property("reg");
    return reg.isPresent() ? reg.get().cells(Cells.MOST) : new int[0];
  }
}
