package org.irqlab.pathfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.irqlab.api.path.DeviceStage;
import org.irqlab.api.path.Stage;

/** Reads the device of a line. */
final class Devices {
  static final String DTB = "dtb";
  static final String NODE = "node";
  static final String LINE = "line";
  static final String SOURCE = "source";

  /** Most sources of a controller: the PLIC specification's 1024 is far below. */
  static final int MOST_SOURCES = 1 << 20;

  static final int MOST_LINES = 255;

  private static final List<String> OWN = List.of(DTB, NODE, LINE, SOURCE);

  private final Stages stages;
  private final Nodes nodes;

  Devices(Stages stages, Nodes nodes) {
    this.stages = stages;
    this.nodes = nodes;
  }

  DeviceStage device(Form chain) {
    Tree reference =
        chain
            .get(Slot.DEVICE.key())
            .orElseThrow(() -> chain.refuse("no 'device'; expected one for each line"));
    Tree tree = stages.ids().resolve(Slot.DEVICE.key(), reference);
    if (tree instanceof Tree.Scalar) {
      return new DeviceStage(
          stages.optional(chain, Slot.DEVICE), OptionalInt.empty(), Optional.empty(), tree.place());
    }
    return described(Form.open(tree, "the device"));
  }

  private DeviceStage described(Form form) {
    Optional<DeviceStage.Node> node = node(form);
    Optional<Stage> model = Optional.empty();
    if (form.get(Slot.DEVICE.nameKey()).isPresent() || node.isEmpty()) {
      model = Optional.of(stages.described(form, Slot.DEVICE, OWN));
    } else {
      Form.closed(
          form.map(), "a device without model", List.of(DTB, NODE, LINE, SOURCE, "model", Ids.KEY));
    }
    return new DeviceStage(model, form.number(SOURCE, 0, MOST_SOURCES), node, form.map().place());
  }

  private Optional<DeviceStage.Node> node(Form form) {
    Map<String, Tree> values = form.map().values();
    if (!values.containsKey(DTB) && !values.containsKey(NODE)) {
      return Optional.empty();
    }
    for (String key : List.of(DTB, NODE)) {
      if (!values.containsKey(key)) {
        throw form.refuse("the device has no '" + key + "'; 'dtb' and 'node' belong together");
      }
    }
    DeviceStage.Node found =
        nodes.find(
            Form.scalar(values.get(DTB), DTB),
            Form.scalar(values.get(NODE), NODE),
            form.number(LINE, 0, MOST_LINES).orElse(0));
    String name = form.text(Ids.KEY).orElse(found.name());
    return Optional.of(
        new DeviceStage.Node(name, found.source(), found.trigger(), found.controller()));
  }
}
