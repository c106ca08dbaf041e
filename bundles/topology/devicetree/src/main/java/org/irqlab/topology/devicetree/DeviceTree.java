package org.irqlab.topology.devicetree;

import org.irqlab.api.part.Named;
import org.irqlab.api.topology.Description;
import org.irqlab.api.topology.Topology;
import org.irqlab.api.topology.TopologyException;
import org.irqlab.api.topology.TopologySource;
import org.osgi.service.component.annotations.Component;

/**
 * Flattened device trees, {@code *.dtb}: what firmware and virtual machine monitors hand to a
 * kernel (Devicetree Specification v0.4, chapter 5 "Flattened Devicetree (DTB) Format").
 */
@Component
@Named(name = "device-tree")
public final class DeviceTree implements TopologySource {

  @Override
  public boolean recognizes(Description description) {
    return description.length() >= 4 && description.bytes().getInt(0) == Header.MAGIC;
  }

  @Override
  public Topology read(Description description) throws TopologyException {
    Tree tree = Tree.read(new Blob(description));
    return new Survey(description.fileName(), tree).topology();
  }
}
