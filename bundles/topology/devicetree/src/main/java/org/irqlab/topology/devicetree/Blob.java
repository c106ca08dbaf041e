package org.irqlab.topology.devicetree;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.irqlab.api.topology.Description;
import org.irqlab.api.topology.Place;
import org.irqlab.api.topology.TopologyException;

/** The bytes of a blob: big-endian reads, and the words for refusing what stands there. */
final class Blob {

  private final String fileName;
  private final ByteBuffer bytes;

  Blob(Description description) {
    this.fileName = description.fileName();
    this.bytes = description.bytes();
  }

  int length() {
    return bytes.limit();
  }

  /** A 32-bit number as it stands. The caller has checked that it lies inside. */
  int cell(int offset) {
    return bytes.getInt(offset);
  }

  /** The same, unsigned. */
  long unsigned(int offset) {
    return Integer.toUnsignedLong(bytes.getInt(offset));
  }

  byte at(int offset) {
    return bytes.get(offset);
  }

  String text(int offset, int length) {
    byte[] copy = new byte[length];
    bytes.get(offset, copy);
    return new String(copy, StandardCharsets.ISO_8859_1);
  }

  /** Where the zero byte at or after an offset stands, or -1 if there is none before the end. */
  int terminator(int offset, int end) {
    for (int i = offset; i < end; i++) {
      if (bytes.get(i) == 0) {
        return i;
      }
    }
    return -1;
  }

  TopologyException refuse(Place place, String problem, String expected) {
    return new TopologyException(fileName, place, problem, expected);
  }
}
