package org.irqlab.topology.devicetree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.irqlab.api.topology.ControllerInput;
import org.irqlab.api.topology.InterruptLine;
import org.irqlab.api.topology.IntxInput;
import org.irqlab.api.topology.IntxPin;
import org.irqlab.api.topology.TopologyException;
import org.irqlab.api.topology.Trigger;
import org.irqlab.api.topology.Via;

/** Writes down the interrupt lines of nodes. */
final class Lines {

  private static final String INTERRUPTS = "interrupts";
  private static final String EXTENDED = "interrupts-extended";
  private static final int MOST_SHOWN = 16;

  private final Tree tree;
  private final InterruptParents parents;
  private final InterruptTree interrupts;
  private final Map<Node, Optional<Binding>> bindings = new HashMap<>();

  Lines(Tree tree) {
    this.tree = tree;
    this.parents = new InterruptParents(tree);
    this.interrupts = new InterruptTree(tree, parents);
  }

  /** Refuses interrupt parents that lead nowhere or round in a circle. */
  void check() throws TopologyException {
    parents.check();
  }

  /** The interrupt parent of a node; empty if the tree names none. */
  Optional<Node> parent(Node node) throws TopologyException {
    return parents.of(node);
  }

  /** The nexus at a node, if it translates lines. */
  Optional<Nexus> nexus(Node node) throws TopologyException {
    return interrupts.nexus(node);
  }

  Optional<Binding> binding(Node controller) throws TopologyException {
    Optional<Binding> known = bindings.get(controller);
    if (known == null) {
      known = Bindings.of(controller, Cells.count(controller, InterruptParents.CELLS).orElse(0));
      bindings.put(controller, known);
    }
    return known;
  }

  /**
   * Lines a node raises itself; {@code interrupts-extended} wins over {@code interrupts} (2.4.1).
   */
  List<InterruptLine> own(Node node) throws TopologyException {
    Optional<Property> extended = node.property(EXTENDED);
    if (extended.isPresent()) {
      return extended(node, extended.get());
    }
    Optional<Property> stated = node.property(INTERRUPTS);
    return stated.isPresent() && !stated.get().isEmpty()
        ? inherited(node, stated.get())
        : List.of();
  }

  private List<InterruptLine> extended(Node node, Property stated) throws TopologyException {
    int[] cells = stated.cells();
    List<String> names = node.strings("interrupt-names");
    List<InterruptLine> lines = new ArrayList<>();
    int at = 0;
    while (at < cells.length) {
      int phandle = cells[at++];
      if (phandle == 0) {
        lines.add(unconnected(lines.size(), names, EXTENDED, "the entry is empty (phandle 0)"));
        continue;
      }
      Node parent = tree.byPhandle(phandle, stated);
      int count = Cells.interrupt(parent, stated);
      if (count > cells.length - at) {
        throw stated.refuse("last specifier is cut off", count + " cells for " + parent.path());
      }
      int[] specifier = Arrays.copyOfRange(cells, at, at + count);
      at += count;
      lines.add(line(node, stated, lines.size(), names, parent, specifier));
    }
    return lines;
  }

  private List<InterruptLine> inherited(Node node, Property stated) throws TopologyException {
    int[] cells = stated.cells();
    List<String> names = node.strings("interrupt-names");
    Optional<Node> parent = parents.of(node);
    if (parent.isEmpty()) {
      String raw = Arrays.toString(Arrays.copyOf(cells, Math.min(cells.length, MOST_SHOWN)));
      return List.of(
          unconnected(0, names, INTERRUPTS, "no interrupt parent is named; raw cells " + raw));
    }
    int count = Cells.interrupt(parent.get(), stated);
    if (count == 0 || cells.length % count != 0) {
      throw stated.refuse(
          cells.length + " cells", "a multiple of the " + count + " of " + parent.get().path());
    }
    List<InterruptLine> lines = new ArrayList<>(cells.length / count);
    for (int at = 0; at < cells.length; at += count) {
      int[] specifier = Arrays.copyOfRange(cells, at, at + count);
      lines.add(line(node, stated, lines.size(), names, parent.get(), specifier));
    }
    return lines;
  }

  private InterruptLine line(
      Node node, Property stated, int index, List<String> names, Node parent, int[] specifier)
      throws TopologyException {
    InterruptTree.End end =
        interrupts.follow(stated, parent, InterruptTree.unitAddress(node), specifier);
    return ended(index, name(names, index), stated.name(), Optional.empty(), end);
  }

  private static InterruptLine unconnected(
      int index, List<String> names, String stated, String note) {
    Via via = new Via(stated, List.of(), Optional.empty());
    return new InterruptLine(index, name(names, index), via, Optional.empty(), List.of(note));
  }

  private static Optional<String> name(List<String> names, int index) {
    return index < names.size() ? Optional.of(names.get(index)) : Optional.empty();
  }

  private InterruptLine ended(
      int index,
      Optional<String> name,
      String stated,
      Optional<IntxInput> pin,
      InterruptTree.End end)
      throws TopologyException {
    Via via = new Via(stated, end.passed(), pin);
    if (end.controller().isEmpty()) {
      return new InterruptLine(index, name, via, Optional.empty(), List.of(end.reason()));
    }
    Node controller = end.controller().get();
    Meaning meaning = meaning(controller, end.specifier());
    ControllerInput input =
        new ControllerInput(
            controller.path(),
            Cells.list(end.specifier()),
            meaning.source(),
            meaning.label(),
            meaning.trigger(),
            meaning.flags());
    return new InterruptLine(index, name, via, Optional.of(input), meaning.notes());
  }

  private Meaning meaning(Node controller, int[] specifier) throws TopologyException {
    Optional<Binding> binding = binding(controller);
    if (binding.isPresent() && binding.get().cells().contains(specifier.length)) {
      return binding.get().decoder().apply(specifier);
    }
    return new Meaning(
        OptionalLong.empty(),
        Optional.empty(),
        Trigger.UNKNOWN,
        List.of(),
        List.of("no binding is known for this controller: raw cells only"));
  }

  /**
   * Follows every row of a nexus; the rows of a PCI host bridge are lines of its functions' pins.
   */
  List<InterruptLine> mapped(Nexus nexus, int first) throws TopologyException {
    Property map = nexus.node().property("interrupt-map").orElseThrow();
    List<InterruptLine> lines = new ArrayList<>();
    for (Nexus.Row row : nexus.rows()) {
      InterruptTree.End end = interrupts.follow(map, row.parent(), row.address(), row.specifier());
      Optional<IntxInput> pin = pin(nexus, row);
      if (pin.isPresent()) {
        lines.add(ended(first + lines.size(), Optional.empty(), map.name(), pin, end));
      }
    }
    return lines;
  }

  /**
   * Bus, device and function from {@code phys.hi}, the pin from the specifier, or none where the
   * map does not compare it; empty for what is no pin.
   */
  private static Optional<IntxInput> pin(Nexus nexus, Nexus.Row row) {
    if (!nexus.isPci()) {
      return Optional.empty();
    }
    int number = row.childSpecifier()[0];
    boolean compared = nexus.comparesPin();
    if (compared && (number < 1 || number > IntxPin.values().length)) {
      return Optional.empty();
    }
    int high = row.childAddress()[0];
    Optional<IntxPin> pin = compared ? Optional.of(IntxPin.values()[number - 1]) : Optional.empty();
    return Optional.of(
        new IntxInput(high >>> 16 & 0xff, high >>> 11 & 0x1f, high >>> 8 & 0x7, pin));
  }
}
