package org.irqlab.shell;

import java.util.List;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.topology.Description;
import org.irqlab.api.topology.Topology;
import org.irqlab.api.topology.TopologyException;
import org.irqlab.api.topology.TopologySource;
import org.irqlab.shell.usage.Inputs;

/** Reads a description by whoever recognises it. */
final class Descriptions {
  private Descriptions() {}

  static Topology read(String file, List<TopologySource> sources) {
    try {
      Description description = Description.read(Inputs.path(file));
      for (TopologySource source : sources) {
        if (source.recognizes(description)) {
          return source.read(description);
        }
      }
      throw new BadInput(
          description.fileName()
              + ": no plugged feature can read this; expected the description of a machine,"
              + " such as a devicetree blob");
    } catch (TopologyException refused) {
      throw new BadInput(refused.getMessage(), refused);
    }
  }
}
