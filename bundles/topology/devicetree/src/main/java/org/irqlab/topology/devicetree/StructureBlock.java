package org.irqlab.topology.devicetree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.irqlab.api.topology.Place;
import org.irqlab.api.topology.TopologyException;

/**
 * Reads the structure block into nodes (Devicetree Specification v0.4, section 5.4 "Structure
 * Block"), token by token, without recursion. Every token takes bytes of the block, so what is
 * built is in proportion to the block.
 */
final class StructureBlock {

  /** Nesting as deep as Linux reads it (drivers/of/fdt.c: FDT_MAX_DEPTH). */
  static final int DEEPEST = 64;

  /** Characters of the longest path: without it, paths could grow with the square of the blob. */
  static final int LONGEST_PATH = 1023;

  private static final int BEGIN_NODE = 1;
  private static final int END_NODE = 2;
  private static final int PROP = 3;
  private static final int NOP = 4;
  private static final int END = 9;

  private final Blob blob;
  private final Header header;
  private final Map<Integer, String> propertyNames = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private int at;
  private Node open;
  private int depth;

  private StructureBlock(Blob blob, Header header) {
    this.blob = blob;
    this.header = header;
    this.at = header.structure().from();
  }

  /** All nodes, the root first, each before its children. */
  static List<Node> read(Blob blob, Header header) throws TopologyException {
    StructureBlock block = new StructureBlock(blob, header);
    block.tokens();
    return block.nodes;
  }

  private void tokens() throws TopologyException {
    while (true) {
      int here = at;
      int token = cell("a token");
      switch (token) {
        case BEGIN_NODE -> beginNode(here);
        case END_NODE -> endNode(here);
        case PROP -> property(here);
        case NOP -> {}
        case END -> {
          end(here);
          return;
        }
        default -> throw refuse(here, "token 0x" + Integer.toHexString(token), "1, 2, 3, 4 or 9");
      }
    }
  }

  private void beginNode(int here) throws TopologyException {
    if (open == null && !nodes.isEmpty()) {
      throw refuse(here, "a second root node", "FDT_END");
    }
    if (depth == DEEPEST) {
      throw refuse(here, "nodes nested deeper than " + DEEPEST, "at most " + DEEPEST);
    }
    String name = nodeName();
    Node node = new Node(open, name);
    if (open == null) {
      if (!name.isEmpty()) {
        throw refuse(here, "root node has the name " + name, "no name");
      }
    } else if (!Names.valid(name)) {
      throw refuse(here, "node name '" + name + "'", "1 to 255 visible characters, no slash");
    } else if (node.pathLength() > LONGEST_PATH) {
      throw refuse(here, "path of " + node.pathLength() + " characters", "at most " + LONGEST_PATH);
    } else if (!open.add(node)) {
      throw refuse(here, "two nodes with the name " + name, "names that differ");
    }
    nodes.add(node);
    open = node;
    depth++;
  }

  private String nodeName() throws TopologyException {
    int limit = Math.min(header.structure().to(), at + Names.LONGEST + 1);
    int zero = blob.terminator(at, limit);
    if (zero < 0) {
      throw refuse(
          at, "node name without end", "a zero byte within " + Names.LONGEST + " characters");
    }
    String name = blob.text(at, zero - at);
    skip(zero + 1 - at);
    return name;
  }

  private void endNode(int here) throws TopologyException {
    if (open == null) {
      throw refuse(
          here, "FDT_END_NODE without a node", nodes.isEmpty() ? "FDT_BEGIN_NODE" : "FDT_END");
    }
    open = open.parent().orElse(null);
    depth--;
  }

  private void property(int here) throws TopologyException {
    long length = Integer.toUnsignedLong(cell("a property's length"));
    long nameOffset = Integer.toUnsignedLong(cell("a property's name"));
    if (open == null) {
      throw refuse(here, "FDT_PROP outside a node", "FDT_BEGIN_NODE");
    }
    String name = propertyName(here, nameOffset);
    if (!open.children().isEmpty()) {
      throw refuse(here, "property " + name + " after a child node", "properties first");
    }
    if (length > header.structure().to() - at) {
      throw refuse(
          here,
          "property " + name + " of " + length + " bytes",
          "at most the " + (header.structure().to() - at) + " that are left");
    }
    if (!open.add(new Property(blob, open, name, at, (int) length))) {
      throw refuse(here, "two properties with the name " + name, "names that differ");
    }
    skip((int) length);
  }

  private String propertyName(int here, long offset) throws TopologyException {
    Header.Block strings = header.strings();
    int size = strings.to() - strings.from();
    if (offset >= size) {
      throw refuse(
          here,
          "property name at 0x" + Long.toHexString(offset),
          "a place in the " + size + " bytes of the strings block");
    }
    String known = propertyNames.get((int) offset);
    if (known != null) {
      return known;
    }
    int from = strings.from() + (int) offset;
    int zero = blob.terminator(from, Math.min(strings.to(), from + Names.LONGEST + 1));
    if (zero < 0) {
      throw refuse(
          from, "property name without end", "a zero byte within " + Names.LONGEST + " characters");
    }
    String name = blob.text(from, zero - from);
    if (!Names.valid(name)) {
      throw refuse(from, "property name '" + name + "'", "1 to 255 visible characters, no slash");
    }
    propertyNames.put((int) offset, name);
    return name;
  }

  private void end(int here) throws TopologyException {
    if (open != null) {
      throw refuse(here, "FDT_END inside a node", "FDT_END_NODE");
    }
    if (nodes.isEmpty()) {
      throw refuse(here, "no node", "a root node");
    }
    if (header.sized() && at != header.structure().to()) {
      throw refuse(here, "FDT_END before the end of the structure block", "nothing after it");
    }
  }

  private int cell(String what) throws TopologyException {
    if (header.structure().to() - at < 4) {
      throw refuse(at, "structure block ends", what + " (FDT_END is missing)");
    }
    int cell = blob.cell(at);
    at += 4;
    return cell;
  }

  /** Goes behind some bytes and the padding to the next multiple of four that follows them. */
  private void skip(int length) {
    at = Math.min(header.structure().to(), at + length + (-length & 3));
  }

  private TopologyException refuse(int offset, String problem, String expected) {
    Place place = Place.offset(offset);
    return blob.refuse(open == null ? place : place.node(open.path()), problem, expected);
  }
}
