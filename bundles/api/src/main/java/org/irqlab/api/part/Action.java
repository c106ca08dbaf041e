package org.irqlab.api.part;

import org.osgi.annotation.versioning.ConsumerType;

/** Seam: an irqaction, such as a driver in a guest. */
@ConsumerType
public interface Action extends Part {
  /**
   * Links one action.
   *
   * @param link where its fields go
   * @param device the way to the device it drives
   * @param options its options
   * @return the handlers
   */
  ActionModel link(Link link, DeviceBus device, Options options);
}
