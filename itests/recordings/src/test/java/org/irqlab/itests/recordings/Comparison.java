package org.irqlab.itests.recordings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Calls that a kernel made, and calls that the model made.
 *
 * @param expected the kernel's, in order
 * @param found the model's, in order
 */
record Comparison(List<Recording.Call> expected, List<Recording.Call> found) {
  /** Number of the first call that differs, with both; empty if none does. */
  Optional<String> firstDifference() {
    return IntStream.range(0, Math.max(expected.size(), found.size()))
        .filter(i -> !agree(i))
        .mapToObj(i -> "call " + i + ": " + text(expected, i) + ", ours " + text(found, i))
        .findFirst();
  }

  private boolean agree(int i) {
    if (i >= expected.size() || i >= found.size()) {
      return false;
    }
    return expected.get(i).agrees(found.get(i));
  }

  /** Both, in two columns. */
  String sideBySide() {
    return IntStream.range(0, Math.max(expected.size(), found.size()))
        .mapToObj(i -> String.format("%n%-60s %s", text(expected, i), text(found, i)))
        .collect(Collectors.joining());
  }

  private static String text(List<Recording.Call> calls, int i) {
    if (i >= calls.size()) {
      return "nothing";
    }
    Recording.Call call = calls.get(i);
    return call.function() + call.bits().map(b -> " [" + b + "]").orElse("");
  }
}
