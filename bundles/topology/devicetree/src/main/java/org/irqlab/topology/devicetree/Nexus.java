package org.irqlab.topology.devicetree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.irqlab.api.topology.TopologyException;

/**
 * A node that translates lines by its {@code interrupt-map} (Devicetree Specification v0.4, section
 * 2.4.3 "Interrupt Nexus Properties"; Linux drivers/of/irq.c: of_irq_parse_raw). The first row
 * whose masked child address and specifier equal the line's counts; rows whose parent is disabled
 * are passed over; a parent without {@code #address-cells} has none; without a mask every bit is
 * compared.
 */
final class Nexus {

  private static final String MAP = "interrupt-map";
  private static final String MASK = "interrupt-map-mask";

  private final Node node;
  private final int addressCells;
  private final int interruptCells;
  private final int[] mask;
  private final Map<List<Integer>, Row> rows = new HashMap<>();
  private final List<Row> inOrder = new ArrayList<>();

  /** A row of the map. */
  record Row(
      int[] childAddress, int[] childSpecifier, Node parent, int[] address, int[] specifier) {}

  private Nexus(Node node, int addressCells, int interruptCells, int[] mask) {
    this.node = node;
    this.addressCells = addressCells;
    this.interruptCells = interruptCells;
    this.mask = mask;
  }

  static Nexus read(Tree tree, Node node) throws TopologyException {
    Property map = node.property(MAP).orElseThrow();
    int addressCells = addressCells(node);
    int interruptCells = Cells.interrupt(node, map);
    int[] mask = mask(node, addressCells + interruptCells);
    Nexus nexus = new Nexus(node, addressCells, interruptCells, mask);
    nexus.fill(tree, map);
    return nexus;
  }

  static boolean has(Node node) {
    return node.has(MAP);
  }

  /** A nexus without {@code #address-cells} has those of the next node above that has them. */
  private static int addressCells(Node node) throws TopologyException {
    for (Optional<Node> at = Optional.of(node); at.isPresent(); at = at.get().parent()) {
      if (at.get().has("#address-cells")) {
        return Cells.address(at.get());
      }
    }
    return Cells.address(node);
  }

  private static int[] mask(Node node, int width) throws TopologyException {
    Optional<Property> stated = node.property(MASK);
    if (stated.isEmpty()) {
      int[] ones = new int[width];
      Arrays.fill(ones, -1);
      return ones;
    }
    int[] mask = stated.get().cells();
    if (mask.length != width) {
      throw stated.get().refuse(mask.length + " cells", width + ", as the map's child side");
    }
    return mask;
  }

  private void fill(Tree tree, Property map) throws TopologyException {
    int[] cells = map.cells();
    int width = addressCells + interruptCells;
    int at = 0;
    while (at < cells.length) {
      int child = at;
      at += width;
      if (at >= cells.length) {
        throw cut(map);
      }
      Node parent = tree.byPhandle(cells[at], map);
      int parentAddress = Cells.count(parent, "#address-cells").orElse(0);
      int parentInterrupt = Cells.interrupt(parent, map);
      at++;
      int end = at + parentAddress + parentInterrupt;
      if (end > cells.length) {
        throw cut(map);
      }
      if (parent.enabled()) {
        add(
            new Row(
                Arrays.copyOfRange(cells, child, child + addressCells),
                Arrays.copyOfRange(cells, child + addressCells, child + width),
                parent,
                Arrays.copyOfRange(cells, at, at + parentAddress),
                Arrays.copyOfRange(cells, at + parentAddress, end)));
      }
      at = end;
    }
  }

  private static TopologyException cut(Property map) {
    return map.refuse(
        "last row is cut off",
        "child address and specifier, phandle, parent address and specifier");
  }

  private void add(Row row) {
    if (rows.putIfAbsent(masked(row.childAddress(), row.childSpecifier()), row) == null) {
      inOrder.add(row);
    }
  }

  private List<Integer> masked(int[] address, int[] specifier) {
    List<Integer> key = new ArrayList<>(mask.length);
    for (int i = 0; i < addressCells; i++) {
      key.add(address[i] & mask[i]);
    }
    for (int i = 0; i < interruptCells; i++) {
      key.add(specifier[i] & mask[addressCells + i]);
    }
    return key;
  }

  /**
   * The row for a line, empty if the map has none or the line lacks the unit address to look it up.
   */
  Optional<Row> row(int[] address, int[] specifier) {
    if (address.length < addressCells || specifier.length != interruptCells) {
      return Optional.empty();
    }
    return Optional.ofNullable(rows.get(masked(address, specifier)));
  }

  /** Rows that a line can reach, in the order of the map. */
  List<Row> rows() {
    return inOrder;
  }

  int addressMask(int cell) {
    return mask[cell];
  }

  /**
   * Whether this is the host bridge or bridge of a PCI bus: three address cells, the first of which
   * has bus, device and function, and one interrupt cell, the pin (PCI Bus Binding to IEEE
   * 1275-1994, revision 2.1, sections 2.2.1.1 and 4.1.1).
   */
  boolean isPci() {
    return addressCells == 3 && interruptCells == 1;
  }

  /** Whether the pins of a PCI function are told apart. */
  boolean comparesPin() {
    return (mask[addressCells] & 7) != 0;
  }

  Node node() {
    return node;
  }
}
