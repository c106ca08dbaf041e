package org.irqlab.api.topology;

import java.util.List;

/**
 * Where a device's messages (MSI, MSI-X) go.
 *
 * @param controller path of the controller that takes them
 * @param stated what states it: {@code msi-parent}, {@code msi-map}
 * @param cells the numbers that go with it: for {@code msi-parent} the controller's specifier, for
 *     {@code msi-map} first requester id, first id at the controller, and how many; unsigned
 */
public record MessageTarget(String controller, String stated, List<Integer> cells) {

  /** Copies the list. */
  public MessageTarget {
    cells = List.copyOf(cells);
  }
}
