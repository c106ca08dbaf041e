package org.irqlab.controller.ioapic;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What the data sheet leaves open, and how much of the registers there is.
 *
 * @param pins input pins that have entries
 * @param vectors vectors that an entry can hold, besides 0
 * @param cpus CPUs that an entry can name
 * @param whole whether registers hold every value, or only those that a path puts there
 * @param version 0x11, or 0x20 with an EOI register
 * @param levelAsEdge whether levels are sent with the trigger mode of edges (an erratum)
 */
record Shape(
    SortedSet<Integer> pins,
    SortedSet<Integer> vectors,
    int cpus,
    boolean whole,
    int version,
    boolean levelAsEdge) {
  Shape {
    pins = new TreeSet<>(pins);
    vectors = new TreeSet<>(vectors);
  }

  /** Values of a vector field, that after reset first. */
  int[] vectorValues() {
    return IntStream.concat(IntStream.of(0), vectors.stream().mapToInt(v -> v)).toArray();
  }

  /** Values of a destination field: sets of CPUs, or their numbers; that after reset first. */
  int[] destinationValues() {
    return IntStream.range(0, 1 << cpus).toArray();
  }
}
