package org.irqlab.api.part;

import org.osgi.annotation.versioning.ConsumerType;

/** Seam: what must never happen, beyond what the verdicts ask of every path. */
@ConsumerType
public interface Property extends Part {
  /**
   * Adds its watches.
   *
   * @param link where they go
   * @param options its options
   */
  void link(Link link, Options options);
}
