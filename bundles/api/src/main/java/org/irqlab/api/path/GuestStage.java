package org.irqlab.api.path;

import java.util.List;
import java.util.Optional;

/**
 * A guest: a host again.
 *
 * @param id its name in this path, empty for the default; lines that name the same guest share it
 * @param controller its virtual controllers, device side first
 * @param chip the driver of the first; empty for the controller's own
 * @param flow the flow handler; empty for the one the chip installs
 * @param driver the device's driver
 * @param place where it stands in the file
 */
public record GuestStage(
    String id,
    List<Stage> controller,
    Optional<Stage> chip,
    Optional<Stage> flow,
    Stage driver,
    Stage.Place place) {
  /** Copies the list. */
  public GuestStage {
    controller = List.copyOf(controller);
  }
}
