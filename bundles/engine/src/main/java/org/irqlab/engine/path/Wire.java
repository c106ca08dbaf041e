package org.irqlab.engine.path;

import org.irqlab.api.part.Device;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.path.PathLine;

/**
 * A device and where its line ends.
 *
 * @param line the line of the path
 * @param name instance of the device
 * @param device the model
 * @param source the input of its controller
 * @param trigger how it asks
 */
record Wire(
    PathLine line, String name, Chooser.Chosen<Device> device, int source, Trigger trigger) {
  // Written out: linking the generated one, and that of all it has, takes a cold process long.
  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Wire wire
            && source == wire.source
            && trigger == wire.trigger
            && name.equals(wire.name)
            && line.equals(wire.line)
            && device.equals(wire.device);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + source;
  }
}
