package org.irqlab.engine.parts;

import java.util.Objects;
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
  // Written out: linking the generated one takes a cold process tens of milliseconds.
  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Plugged plugged
            && seam == plugged.seam
            && Objects.equals(service, plugged.service)
            && Objects.equals(bundle, plugged.bundle)
            && entry.equals(plugged.entry);
  }

  @Override
  public int hashCode() {
    return entry.name().hashCode() * 31 + seam.hashCode();
  }

  /** Its seam and name, for messages. */
  public String title() {
    return entry.name() + " (" + entry.bundle() + " " + entry.version() + ")";
  }
}
