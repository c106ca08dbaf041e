package org.irqlab.topology.devicetree;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.irqlab.api.topology.Description;
import org.irqlab.api.topology.Topology;
import org.irqlab.api.topology.TopologyException;

/** Writes flattened device trees for tests, sound ones or not. */
final class TreeWriter {

  static final int BEGIN = 1;
  static final int END_NODE = 2;
  static final int PROP = 3;
  static final int NOP = 4;
  static final int END = 9;

  private final List<byte[]> tokens = new ArrayList<>();
  private final StringBuilder strings = new StringBuilder();
  private final Map<String, Integer> names = new LinkedHashMap<>();
  private int version = 17;

  static TreeWriter tree() {
    return new TreeWriter().begin("");
  }

  TreeWriter version(int number) {
    version = number;
    return this;
  }

  TreeWriter raw(int... cells) {
    tokens.add(bytes(cells));
    return this;
  }

  TreeWriter begin(String name) {
    raw(BEGIN);
    tokens.add(padded((name + "\0").getBytes(StandardCharsets.ISO_8859_1)));
    return this;
  }

  TreeWriter end() {
    return raw(END_NODE);
  }

  TreeWriter cells(String name, int... cells) {
    return bytes(name, bytes(cells));
  }

  TreeWriter flag(String name) {
    return bytes(name, new byte[0]);
  }

  TreeWriter text(String name, String... values) {
    return bytes(name, (String.join("\0", values) + "\0").getBytes(StandardCharsets.ISO_8859_1));
  }

  TreeWriter bytes(String name, byte[] value) {
    raw(PROP, value.length, offset(name));
    tokens.add(padded(value));
    return this;
  }

  /** A controller with a phandle; the node stays open. */
  TreeWriter controller(String name, int phandle, int cells, String... compatible) {
    begin(name).flag("interrupt-controller").cells("#interrupt-cells", cells);
    return cells("phandle", phandle).text("compatible", compatible);
  }

  private int offset(String name) {
    return names.computeIfAbsent(
        name,
        n -> {
          int at = strings.length();
          strings.append(n).append('\0');
          return at;
        });
  }

  /** Ends the root and the tree. */
  byte[] blob() {
    return end().raw(END).unfinished();
  }

  /** What was written and no more. */
  byte[] unfinished() {
    int structure = tokens.stream().mapToInt(t -> t.length).sum();
    int header = 40;
    int reservations = 40;
    int at = reservations + 16;
    int total = at + structure + strings.length();
    ByteBuffer out = ByteBuffer.allocate(total);
    out.putInt(0xd00dfeed).putInt(total).putInt(at).putInt(at + structure).putInt(reservations);
    out.putInt(version).putInt(16).putInt(0).putInt(strings.length());
    out.putInt(version >= 17 ? structure : 0);
    assert out.position() == header;
    out.position(at);
    tokens.forEach(out::put);
    out.put(strings.toString().getBytes(StandardCharsets.ISO_8859_1));
    return out.array();
  }

  Topology read() throws TopologyException {
    return read(blob());
  }

  static Topology read(byte[] blob) throws TopologyException {
    return new DeviceTree().read(new Description("test.dtb", blob));
  }

  private static byte[] bytes(int... cells) {
    ByteBuffer out = ByteBuffer.allocate(4 * cells.length);
    for (int cell : cells) {
      out.putInt(cell);
    }
    return out.array();
  }

  private static byte[] padded(byte[] value) {
    byte[] padded = new byte[value.length + 3 & ~3];
    System.arraycopy(value, 0, padded, 0, value.length);
    return padded;
  }
}
