package org.irqlab.pathfile;

import java.util.List;
import java.util.Optional;
import org.irqlab.api.path.GuestStage;
import org.irqlab.api.path.PathLine;
import org.irqlab.api.path.Stage;

/** Reads one chain from a device to whoever serves it. */
final class Chain {
  static final String GUEST = "guest";
  static final List<String> KEYS =
      List.of("device", "controller", "chip", "flow", "backend", "frontend", GUEST);
  static final List<String> GUEST_KEYS = List.of("id", "controller", "chip", "flow", "driver");

  private final Stages stages;
  private final Devices devices;

  Chain(Stages stages, Devices devices) {
    this.stages = stages;
    this.devices = devices;
  }

  PathLine line(Form form) {
    PathLine line =
        new PathLine(
            devices.device(form),
            stages.several(form, Slot.CONTROLLER),
            stages.optional(form, Slot.CHIP),
            stages.optional(form, Slot.FLOW),
            stages.optional(form, Slot.BACKEND),
            stages.optional(form, Slot.FRONTEND),
            form.get(GUEST).map(this::guest));
    if (line.controller().isEmpty() && line.device().node().isEmpty() && line.guest().isEmpty()) {
      throw form.refuse("no 'controller'; expected one, or a device with 'dtb' and 'node'");
    }
    if (line.backend().isEmpty() && line.guest().isEmpty()) {
      throw form.refuse("nobody serves the device; expected a 'backend' or a 'guest'");
    }
    return line;
  }

  private GuestStage guest(Tree reference) {
    Form form = Form.closed(stages.ids().resolve(GUEST, reference), "the guest", GUEST_KEYS);
    Optional<Stage> driver = stages.optional(form, Slot.DRIVER);
    return new GuestStage(
        form.text(Ids.KEY).orElse(""),
        stages.several(form, Slot.CONTROLLER),
        stages.optional(form, Slot.CHIP),
        stages.optional(form, Slot.FLOW),
        driver.orElseThrow(() -> form.refuse("the guest has no 'driver'; expected one")),
        form.map().place());
  }
}
