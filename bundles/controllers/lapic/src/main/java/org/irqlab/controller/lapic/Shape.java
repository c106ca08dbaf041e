package org.irqlab.controller.lapic;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How much of the registers there is.
 *
 * @param vectors vectors that have bits
 * @param cpus how many local APICs there are
 * @param whole whether registers hold every value, or only those that a path puts there
 */
record Shape(SortedSet<Integer> vectors, int cpus, boolean whole) {
  private static final int LOGICAL = 0x800;
  private static final int VECTORS = 256;

  Shape {
    vectors = new TreeSet<>(vectors);
  }

  /** Everything. */
  static Shape all(int cpus) {
    TreeSet<Integer> vectors =
        IntStream.range(0, VECTORS).boxed().collect(Collectors.toCollection(TreeSet::new));
    return new Shape(vectors, cpus, true);
  }

  /** Values of the task priority: none, or that of the exceptions' vectors. */
  int[] priorities() {
    return new int[] {0, 0x10};
  }

  /** Values of the spurious-interrupt vector register: off, on, on without EOI broadcasts. */
  int[] spurious() {
    return new int[] {0xff, 0x1ff, 0x11ff};
  }

  /** Logical IDs of a CPU: none, and its own in the flat model. */
  int[] logical(int cpu) {
    return new int[] {0, 1 << cpu};
  }

  /** Interrupt commands: none, and each vector to a physical or logical destination. */
  int[] commands() {
    return IntStream.concat(
            IntStream.of(0), vectors.stream().flatMapToInt(v -> IntStream.of(v, v | LOGICAL)))
        .toArray();
  }

  /** Destinations of interrupt commands: numbers of CPUs, or sets of one. */
  int[] destinations() {
    return IntStream.concat(IntStream.range(0, cpus), IntStream.range(0, cpus).map(c -> 1 << c))
        .toArray();
  }
}
