package org.irqlab.topology.devicetree;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.irqlab.api.topology.TopologyException;

/** How many cells things take, and rows of cells. */
final class Cells {

  /**
   * More cells than any binding uses; Linux has the same bound (include/linux/of.h:
   * MAX_PHANDLE_ARGS).
   */
  static final int MOST = 16;

  /**
   * {@code #address-cells} where a node has none (section 2.3.5 "#address-cells and #size-cells").
   */
  private static final int ADDRESS_CELLS = 2;

  private Cells() {}

  /** {@code #interrupt-cells}, {@code #address-cells} or {@code #msi-cells} of a node. */
  static OptionalInt count(Node node, String property) throws TopologyException {
    OptionalInt count = node.cell(property);
    if (count.isPresent() && (count.getAsInt() < 0 || count.getAsInt() > MOST)) {
      throw node.property(property)
          .orElseThrow()
          .refuse(Integer.toUnsignedLong(count.getAsInt()) + " cells", "0 to " + MOST);
    }
    return count;
  }

  /** {@code #interrupt-cells} of a node that {@code from} refers to and so must have them. */
  static int interrupt(Node node, Property from) throws TopologyException {
    OptionalInt count = count(node, InterruptParents.CELLS);
    if (count.isEmpty()) {
      throw from.refuse(
          node.path() + " has no " + InterruptParents.CELLS, "an interrupt controller");
    }
    return count.getAsInt();
  }

  /** {@code #address-cells} for the children of a node. */
  static int address(Node node) throws TopologyException {
    return count(node, "#address-cells").orElse(ADDRESS_CELLS);
  }

  static List<Integer> list(int[] cells) {
    return Arrays.stream(cells).boxed().toList();
  }
}
