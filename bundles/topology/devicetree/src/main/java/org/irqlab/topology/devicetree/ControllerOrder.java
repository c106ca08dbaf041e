package org.irqlab.topology.devicetree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.irqlab.api.topology.Device;
import org.irqlab.api.topology.InterruptLine;
import org.irqlab.api.topology.TopologyException;

/**
 * Controllers must form a tree or at least have an order, parents first (Linux drivers/of/irq.c:
 * of_irq_init). A controller may name itself: so a root says that nothing is above it, and a GIC's
 * maintenance interrupt is one of its own.
 */
final class ControllerOrder {

  private ControllerOrder() {}

  /** Refuses controllers whose lines or stated interrupt parents go round in a circle. */
  static void check(Lines lines, Map<Node, Device> controllers) throws TopologyException {
    Map<String, Node> byPath = new HashMap<>();
    controllers.keySet().forEach(n -> byPath.put(n.path(), n));
    Map<Node, List<Node>> above = new HashMap<>();
    for (Map.Entry<Node, Device> entry : controllers.entrySet()) {
      above.put(entry.getKey(), above(lines, entry.getKey(), entry.getValue(), byPath));
    }
    Set<Node> done = new HashSet<>();
    for (Node node : controllers.keySet()) {
      walk(node, above, done);
    }
  }

  private static List<Node> above(Lines lines, Node node, Device device, Map<String, Node> byPath)
      throws TopologyException {
    Set<Node> above = new LinkedHashSet<>();
    for (InterruptLine line : device.lines()) {
      line.controller().map(byPath::get).ifPresent(above::add);
    }
    if (node.has("interrupt-parent")) {
      Optional<Node> stated = lines.parent(node);
      stated.filter(InterruptTree::isController).ifPresent(above::add);
    }
    above.remove(node);
    return new ArrayList<>(above);
  }

  /** Depth first with a stack of its own. */
  private static void walk(Node start, Map<Node, List<Node>> above, Set<Node> done)
      throws TopologyException {
    Deque<Node> path = new ArrayDeque<>();
    Deque<Iterator<Node>> rest = new ArrayDeque<>();
    Set<Node> open = new HashSet<>();
    Node at = done.add(start) ? start : null;
    while (at != null || !path.isEmpty()) {
      if (at != null) {
        path.push(at);
        open.add(at);
        rest.push(above.getOrDefault(at, List.of()).iterator());
        at = null;
      }
      if (!rest.element().hasNext()) {
        rest.pop();
        open.remove(path.pop());
        continue;
      }
      Node next = rest.element().next();
      if (open.contains(next)) {
        throw circle(path.element(), next);
      }
      at = done.add(next) ? next : null;
    }
  }

  private static TopologyException circle(Node last, Node next) {
    Property property =
        last.properties().stream()
            .filter(p -> p.name().startsWith("interrupt"))
            .findFirst()
            .orElseGet(() -> last.properties().iterator().next());
    return property.refuse(
        "interrupt controllers go round in a circle by way of " + next.path(),
        "an order with a root");
  }
}
