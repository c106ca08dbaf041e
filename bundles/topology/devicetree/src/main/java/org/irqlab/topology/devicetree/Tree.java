package org.irqlab.topology.devicetree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.irqlab.api.topology.TopologyException;

/** The nodes of a blob with the two ways of naming one: by phandle and by alias. */
final class Tree {

  private static final int MOST_ALIASES_OF_ALIASES = 8;

  private final List<Node> nodes;
  private final Map<Integer, Node> phandles = new HashMap<>();
  private final Map<Node, List<String>> aliases = new HashMap<>();

  private Tree(List<Node> nodes) {
    this.nodes = nodes;
  }

  static Tree read(Blob blob) throws TopologyException {
    Tree tree = new Tree(StructureBlock.read(blob, Header.read(blob)));
    tree.collectPhandles();
    tree.collectAliases();
    return tree;
  }

  /** All nodes, the root first, each before its children. */
  List<Node> nodes() {
    return nodes;
  }

  Node root() {
    return nodes.get(0);
  }

  /** Names from {@code /aliases} that lead to a node. */
  List<String> aliases(Node node) {
    return aliases.getOrDefault(node, List.of());
  }

  /** The node that a cell of a property refers to. */
  Node byPhandle(int phandle, Property from) throws TopologyException {
    Node node = phandles.get(phandle);
    if (node == null) {
      throw from.refuse(
          "phandle 0x" + Integer.toHexString(phandle) + " names no node", "a node's phandle");
    }
    return node;
  }

  /** Section 2.3.3 "phandle"; {@code linux,phandle} is its older name. */
  private void collectPhandles() throws TopologyException {
    for (Node node : nodes) {
      for (String name : List.of("phandle", "linux,phandle")) {
        Optional<Property> property = node.property(name);
        if (property.isPresent()) {
          add(node, property.get());
        }
      }
    }
  }

  private void add(Node node, Property property) throws TopologyException {
    int phandle = property.cell();
    if (phandle == 0 || phandle == -1) {
      throw property.refuse(
          "phandle 0x" + Integer.toHexString(phandle), "a number but 0 and 0xffffffff");
    }
    Node other = phandles.putIfAbsent(phandle, node);
    if (other != null && other != node) {
      throw property.refuse(
          "phandle 0x" + Integer.toHexString(phandle) + " belongs to " + other.path() + " too",
          "a number of its own");
    }
  }

  /** Section 3.3 "/aliases node"; an alias may begin with another alias (section 2.2.3). */
  private void collectAliases() {
    Node list = root().child("aliases").orElse(null);
    if (list == null) {
      return;
    }
    for (Property alias : list.properties()) {
      target(list, alias)
          .ifPresent(n -> aliases.computeIfAbsent(n, k -> new ArrayList<>()).add(alias.name()));
    }
  }

  private Optional<Node> target(Node list, Property alias) {
    Set<Property> seen = new HashSet<>();
    List<String> rest = new ArrayList<>();
    Property next = alias;
    while (next != null && seen.size() < MOST_ALIASES_OF_ALIASES && seen.add(next)) {
      List<String> strings = next.strings();
      String path = strings.isEmpty() ? "" : strings.get(0);
      int slash = path.indexOf('/');
      if (slash == 0) {
        rest.add(0, path);
        return walk(String.join("", rest));
      }
      rest.add(0, slash < 0 ? "" : path.substring(slash));
      next = list.property(slash < 0 ? path : path.substring(0, slash)).orElse(null);
    }
    return Optional.empty();
  }

  private Optional<Node> walk(String path) {
    Optional<Node> node = Optional.of(root());
    for (String part : path.substring(1).split("/", StructureBlock.DEEPEST + 1)) {
      node = part.isEmpty() ? node : node.flatMap(n -> n.child(part));
    }
    return node;
  }
}
