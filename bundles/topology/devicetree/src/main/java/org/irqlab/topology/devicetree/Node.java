package org.irqlab.topology.devicetree;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.irqlab.api.topology.TopologyException;

/** A node of the tree while it is read; afterwards nothing changes it. */
final class Node {

  private static final Set<String> OKAY = Set.of("okay", "ok", "");

  private final Node parent;
  private final String name;
  private final int pathLength;
  private String path;
  private final Map<String, Property> properties = new LinkedHashMap<>(8);
  private final Map<String, Node> children = new LinkedHashMap<>(4);

  Node(Node parent, String name) {
    this.parent = parent;
    this.name = name;
    this.pathLength = parent == null ? 0 : parent.pathLength + 1 + name.length();
  }

  /** Tells whether the name was free. */
  boolean add(Node child) {
    return children.putIfAbsent(child.name, child) == null;
  }

  /** Tells whether the name was free. */
  boolean add(Property property) {
    return properties.putIfAbsent(property.name(), property) == null;
  }

  Optional<Node> parent() {
    return Optional.ofNullable(parent);
  }

  Collection<Node> children() {
    return children.values();
  }

  Optional<Node> child(String childName) {
    return Optional.ofNullable(children.get(childName));
  }

  Collection<Property> properties() {
    return properties.values();
  }

  String name() {
    return name;
  }

  int pathLength() {
    return pathLength;
  }

  /** Slash and names from the root; made once. */
  String path() {
    if (path == null) {
      StringBuilder built = new StringBuilder(pathLength + 1);
      for (Node n = this; n.parent != null; n = n.parent) {
        built.insert(0, n.name).insert(0, '/');
      }
      path = built.isEmpty() ? "/" : built.toString();
    }
    return path;
  }

  boolean has(String property) {
    return properties.containsKey(property);
  }

  Optional<Property> property(String property) {
    return Optional.ofNullable(properties.get(property));
  }

  List<String> strings(String property) {
    return property(property).map(Property::strings).orElse(List.of());
  }

  /** A property of one cell, if it is there. */
  OptionalInt cell(String property) throws TopologyException {
    Property found = properties.get(property);
    return found == null ? OptionalInt.empty() : OptionalInt.of(found.cell());
  }

  /** What the node is compatible with, most specific first (section 2.3.1 "compatible"). */
  List<String> compatible() {
    return strings("compatible");
  }

  /** A node without status, or whose status is {@code okay} (section 2.3.4 "status"). */
  boolean enabled() {
    return property("status").map(Property::first).map(OKAY::contains).orElse(true);
  }
}
