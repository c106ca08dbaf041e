package org.irqlab.conformance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which quirks a recording may show that its header does not name. A recording is of somebody
 * else's implementation; whoever made it may have taken for the specification what is that
 * implementation's own. Few at a time: with enough quirks anything would conform.
 */
final class Assumptions {
  private Assumptions() {}

  /** Single quirks that are known and not named, then pairs of them, in alphabetical order. */
  static List<List<String>> of(Set<String> known, Collection<String> named) {
    List<String> others = known.stream().filter(q -> !named.contains(q)).sorted().toList();
    List<List<String>> assumptions = new ArrayList<>();
    others.forEach(one -> assumptions.add(List.of(one)));
    for (int one = 0; one < others.size(); one++) {
      for (int other = one + 1; other < others.size(); other++) {
        assumptions.add(List.of(others.get(one), others.get(other)));
      }
    }
    return assumptions;
  }
}
