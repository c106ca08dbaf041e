package org.irqlab.api.part;

import org.osgi.annotation.versioning.ConsumerType;

/** Seam: raises, holds and drops its source. */
@ConsumerType
public interface Device extends Part {
  /**
   * Links one device.
   *
   * @param link where it goes
   * @param line its interrupt line
   * @param options its options
   * @return the device as its driver sees it
   */
  DeviceModel link(Link link, Line line, Options options);

  /**
   * How its source asks for service.
   *
   * @param options its options
   * @return the trigger
   */
  Trigger trigger(Options options);
}
