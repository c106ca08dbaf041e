package org.irqlab.topology.devicetree;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.irqlab.api.topology.TopologyException;

/**
 * Finds interrupt parents: the node that {@code interrupt-parent} names, else the parent in the
 * tree, and on from there until a node has {@code #interrupt-cells} (Devicetree Specification v0.4,
 * section 2.4.1 "Properties for Interrupt Generating Devices"; Linux drivers/of/irq.c:
 * of_irq_find_parent). So a property at the root or at a bus is inherited by everything below. Each
 * node is followed once.
 */
final class InterruptParents {

  static final String CELLS = "#interrupt-cells";
  private static final String PARENT = "interrupt-parent";

  private final Tree tree;
  private final Map<Node, Optional<Node>> known = new HashMap<>();

  InterruptParents(Tree tree) {
    this.tree = tree;
  }

  /** Refuses a tree in which some {@code interrupt-parent} leads nowhere or round in a circle. */
  void check() throws TopologyException {
    for (Node node : tree.nodes()) {
      if (node.has(PARENT)) {
        of(node);
      }
    }
  }

  /** The interrupt parent of a node; empty if the tree names none. */
  Optional<Node> of(Node node) throws TopologyException {
    Set<Node> followed = new LinkedHashSet<>();
    Node at = node;
    Optional<Node> answer = known.get(at);
    while (answer == null) {
      if (!followed.add(at)) {
        throw at.property(PARENT)
            .orElseGet(() -> firstStated(followed))
            .refuse("interrupt parents go round in a circle", "a way to a controller");
      }
      Optional<Node> next = step(at);
      if (next.isEmpty() || next.get().has(CELLS)) {
        answer = next;
      } else {
        at = next.get();
        answer = known.get(at);
      }
    }
    for (Node n : followed) {
      known.put(n, answer);
    }
    return answer;
  }

  private Optional<Node> step(Node node) throws TopologyException {
    Optional<Property> stated = node.property(PARENT);
    if (stated.isEmpty()) {
      return node.parent();
    }
    return Optional.of(tree.byPhandle(stated.get().cell(), stated.get()));
  }

  /** A circle cannot consist of tree parents alone. */
  private static Property firstStated(Set<Node> followed) {
    return followed.stream().flatMap(n -> n.property(PARENT).stream()).findFirst().orElseThrow();
  }
}
