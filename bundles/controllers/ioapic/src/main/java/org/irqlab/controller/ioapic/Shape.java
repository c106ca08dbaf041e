package org.irqlab.controller.ioapic;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What the data sheet leaves open, and how much of the registers there is.
 *
 * @param pins input pins that have entries, each with the vector that it is meant for; the vector
 *     says nothing if the registers are whole
 * @param cpus CPUs that an entry can name
 * @param whole whether registers hold every value, or only those that a path puts there
 * @param version 0x11, or 0x20 with an EOI register
 * @param levelAsEdge whether levels are sent with the trigger mode of edges (an erratum)
 */
record Shape(
    SortedMap<Integer, Integer> pins, int cpus, boolean whole, int version, boolean levelAsEdge) {
  Shape {
    pins = Collections.unmodifiableSortedMap(new TreeMap<>(pins));
  }

  /** Gives each pin one of as many vectors, both in the order of their numbers. */
  static SortedMap<Integer, Integer> assign(SortedSet<Integer> pins, SortedSet<Integer> vectors) {
    TreeSet<Integer> free = new TreeSet<>(vectors);
    TreeMap<Integer, Integer> assigned = new TreeMap<>();
    for (int pin : pins) {
      assigned.put(pin, free.isEmpty() ? 0 : free.pollFirst());
    }
    return assigned;
  }

  /**
   * Values of a pin's vector field, that after reset first: also those meant for other pins, which
   * reach it when somebody moves the index register between another's two accesses.
   */
  int[] vectors(int pin) {
    IntStream own = IntStream.of(0, pins.get(pin));
    return IntStream.concat(own, pins.values().stream().mapToInt(vector -> vector)).toArray();
  }

  /** Values of a destination field: numbers of CPUs, or sets of one; that after reset first. */
  int[] destinations() {
    return IntStream.concat(IntStream.range(0, cpus), IntStream.range(0, cpus).map(c -> 1 << c))
        .toArray();
  }
}
