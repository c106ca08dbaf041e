package org.irqlab.pathfile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A key of a path file under which parts stand, and the seams they are looked for in. */
enum Slot {
  DEVICE("device", "Device"),
  CONTROLLER("controller", "InterruptController"),
  CHIP("chip", "IrqChip", "XenIrqController"),
  FLOW("flow", "FlowHandler"),
  BACKEND("backend", "InterruptBackend", "Action"),
  FRONTEND("frontend", "FrontEnd"),
  DRIVER("driver", "Action"),
  ACTOR("actors", "Actor"),
  PROPERTY("properties", "Property");

  private final String key;
  private final List<String> seams;

  Slot(String key, String... seams) {
    this.key = key;
    this.seams = List.of(seams);
  }

  /** The key in the file. */
  String key() {
    return key;
  }

  /** Simple names of the seams' interfaces. */
  List<String> seams() {
    return seams;
  }

  /** The key that names the part in the long form. */
  String nameKey() {
    return this == DEVICE ? "model" : "name";
  }

  /** The word for one of them. */
  String word() {
    return switch (this) {
      case ACTOR -> "actor";
      case PROPERTY -> "property";
      default -> key;
    };
  }

  static Optional<Slot> of(String key) {
    return Arrays.stream(values()).filter(slot -> slot.key.equals(key)).findFirst();
  }
}
