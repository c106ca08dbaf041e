package org.irqlab.engine.parts;

import org.irqlab.api.lab.Catalogue;
import org.osgi.framework.Bundle;

/**
 * A part that is plugged in.
 *
 * @param entry what is known of it
 * @param seam the seam it is plugged into
 * @param service the part
 * @param bundle where it comes from
 */
public record Plugged(Catalogue.Entry entry, Class<?> seam, Object service, Bundle bundle) {
  /** Its seam and name, for messages. */
  public String title() {
    return entry.name() + " (" + entry.bundle() + " " + entry.version() + ")";
  }
}
