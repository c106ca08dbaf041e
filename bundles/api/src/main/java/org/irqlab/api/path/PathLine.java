package org.irqlab.api.path;

import java.util.List;
import java.util.Optional;

/**
 * One chain from a device to whoever serves it. Without a guest, the driver is the host's own.
 *
 * @param device the device
 * @param controller the host's controllers, device side first; empty if a node decides
 * @param chip the host's driver of the first controller; empty for the controller's own
 * @param flow the host's flow handler; empty for the one the chip installs
 * @param backend the VFIO backend or the host's own driver, if any
 * @param frontend the hypervisor's front end, if any
 * @param guest the guest, if any
 */
public record PathLine(
    DeviceStage device,
    List<Stage> controller,
    Optional<Stage> chip,
    Optional<Stage> flow,
    Optional<Stage> backend,
    Optional<Stage> frontend,
    Optional<GuestStage> guest) {
  /** Copies the list. */
  public PathLine {
    controller = List.copyOf(controller);
  }
}
