package org.irqlab.topology.devicetree;

import java.util.ArrayList;
import java.util.List;
import org.irqlab.api.topology.Place;
import org.irqlab.api.topology.TopologyException;

/**
 * A property: a name and the stretch of the blob that is its value (Devicetree Specification v0.4,
 * section 2.2.4 "Properties").
 */
final class Property {

  private final Blob blob;
  private final Node node;
  private final String name;
  private final int from;
  private final int length;

  Property(Blob blob, Node node, String name, int from, int length) {
    this.blob = blob;
    this.node = node;
    this.name = name;
    this.from = from;
    this.length = length;
  }

  String name() {
    return name;
  }

  boolean isEmpty() {
    return length == 0;
  }

  /** The value as 32-bit numbers. */
  int[] cells() throws TopologyException {
    return cells(Integer.MAX_VALUE);
  }

  /** The value as 32-bit numbers, no more than the first so many. */
  int[] cells(int most) throws TopologyException {
    if (length % 4 != 0) {
      throw refuse(length + " bytes", "a multiple of 4");
    }
    int[] cells = new int[Math.min(most, length / 4)];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = blob.cell(from + 4 * i);
    }
    return cells;
  }

  /** The value as the one 32-bit number that it must be. */
  int cell() throws TopologyException {
    if (length != 4) {
      throw refuse(length + " bytes", "one cell of 4");
    }
    return blob.cell(from);
  }

  /** The value as strings, each ended by a zero byte (a last one that is not ended counts too). */
  List<String> strings() {
    List<String> strings = new ArrayList<>();
    int at = from;
    int end = from + length;
    while (at < end) {
      int zero = blob.terminator(at, end);
      int stop = zero < 0 ? end : zero;
      strings.add(Names.shown(blob.text(at, stop - at)));
      at = stop + 1;
    }
    return strings;
  }

  /** The first of the strings, cut off after 255 bytes; empty if there is none. */
  String first() {
    int end = from + Math.min(length, Names.LONGEST);
    int zero = blob.terminator(from, end);
    return Names.shown(blob.text(from, (zero < 0 ? end : zero) - from));
  }

  TopologyException refuse(String problem, String expected) {
    return blob.refuse(Place.offset(from).node(node.path()).property(name), problem, expected);
  }
}
