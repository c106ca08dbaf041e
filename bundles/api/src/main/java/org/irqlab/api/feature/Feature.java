package org.irqlab.api.feature;

import java.util.List;

/**
 * A feature as it stands at one moment.
 *
 * @param name what a user types, such as {@code riscv}
 * @param plugged whether all its bundles run
 * @param bundles symbolic names of its bundles, in the order in which they start
 */
public record Feature(String name, boolean plugged, List<String> bundles) {

  /** Copies the list, so that a feature never changes. */
  public Feature {
    bundles = List.copyOf(bundles);
  }
}
