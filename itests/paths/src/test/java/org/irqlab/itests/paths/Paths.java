package org.irqlab.itests.paths;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.irqlab.api.path.DeviceStage;
import org.irqlab.api.path.GuestStage;
import org.irqlab.api.path.Path;
import org.irqlab.api.path.PathLine;
import org.irqlab.api.path.Stage;
import org.irqlab.api.verdict.Scope;

/** Paths built by hand. */
final class Paths {
  private static final Stage.Place PLACE = new Stage.Place("test", 1, 1);

  private Paths() {}

  /** A UART behind a PLIC, routed by Xen to a guest with a PLIC of its own. */
  static Path xen(String device, String completion, String driver, int cpus) {
    PathLine line =
        new PathLine(
            device(device),
            List.of(stage("plic", Map.of())),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(stage("xen", Map.of("completion", completion))),
            Optional.of(
                new GuestStage(
                    "",
                    List.of(stage("plic", Map.of())),
                    Optional.empty(),
                    Optional.empty(),
                    stage(driver, Map.of()),
                    PLACE)));
    return path(line, cpus);
  }

  /** A device behind a PLIC, served by a host's own driver. */
  static Path host(String device, Map<String, String> controller, String driver, int cpus) {
    PathLine line =
        new PathLine(
            device(device),
            List.of(stage("plic", controller)),
            Optional.empty(),
            Optional.empty(),
            Optional.of(stage(driver, Map.of())),
            Optional.empty(),
            Optional.empty());
    return path(line, cpus);
  }

  private static DeviceStage device(String model) {
    return new DeviceStage(
        Optional.of(stage(model, Map.of())), OptionalInt.of(10), Optional.empty(), PLACE);
  }

  private static Path path(PathLine line, int cpus) {
    Scope scope = new Scope(cpus, 1, Scope.Timing.ANY, OptionalInt.empty(), 1, 1, 3);
    return new Path("test", "test", List.of(line), List.of(), List.of(), scope, List.of());
  }

  private static Stage stage(String name, Map<String, String> options) {
    return new Stage(name, "", options, PLACE);
  }
}
