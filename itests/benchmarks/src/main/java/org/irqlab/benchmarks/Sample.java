package org.irqlab.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one run took.
 *
 * @param cpu CPU seconds, of all threads or of the one that is named
 * @param wall seconds from start to end
 * @param bytes bytes used for states, everything counted
 */
record Sample(double cpu, double wall, double bytes) {
  static double median(List<Sample> samples, ToDoubleFunction<Sample> what) {
    double[] sorted = samples.stream().mapToDouble(what).sorted().toArray();
    return sorted.length % 2 == 1
        ? sorted[sorted.length / 2]
        : Arrays.stream(sorted, sorted.length / 2 - 1, sorted.length / 2 + 1)
            .average()
            .orElseThrow();
  }
}
