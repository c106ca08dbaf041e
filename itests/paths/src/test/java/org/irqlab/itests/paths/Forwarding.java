package org.irqlab.itests.paths;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.path.DeviceStage;
import org.irqlab.api.path.GuestStage;
import org.irqlab.api.path.Path;
import org.irqlab.api.path.PathLine;
import org.irqlab.api.path.Stage;
import org.irqlab.api.verdict.Scope;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.path.PathLinker;
import org.irqlab.engine.verdict.Findings;
import org.irqlab.engine.verdict.Verification;

/**
 * A path with one line that VFIO forwards to a guest, to be varied stage by stage.
 *
 * @param stages by the key of a path file
 * @param actors who calls from outside
 * @param scope the bounds
 */
record Forwarding(Map<String, Stage> stages, List<Stage> actors, Scope scope) {
  private static final Stage.Place PLACE = new Stage.Place("test", 1, 1);

  /** A shared interrupt of a GIC, and a source of any other controller. */
  private static final int SOURCE = 50;

  /** A UART behind a PLIC, forwarded by vfio-platform and a monitor to a guest with a PLIC. */
  static Forwarding plic() {
    Map<String, Stage> stages = new HashMap<>();
    stages.put("device", stage("level"));
    stages.put("controller", stage("plic"));
    stages.put("chip", stage("sifive-plic"));
    stages.put("backend", stage("vfio-platform"));
    stages.put("frontend", stage("vmm-userspace", "completion", "eoi"));
    stages.put("guest", stage("plic"));
    stages.put("driver", stage("service-then-eoi"));
    return new Forwarding(stages, List.of(), scope(1, Scope.Timing.ANY));
  }

  /** The same with another stage. */
  Forwarding with(String key, String name, String... options) {
    Map<String, Stage> other = new HashMap<>(stages);
    other.put(key, stage(name, options));
    return new Forwarding(other, actors, scope);
  }

  Forwarding actor(String name, String... options) {
    List<Stage> more = new ArrayList<>(actors);
    more.add(stage(name, options));
    return new Forwarding(stages, more, scope);
  }

  Forwarding cpus(int cpus) {
    return new Forwarding(stages, actors, scope(cpus, scope.timing()));
  }

  Forwarding timing(Scope.Timing timing) {
    return new Forwarding(stages, actors, scope(scope.cpus(), timing));
  }

  Machine machine() {
    return PathLinker.link(path(), Shelf.parts()).machine();
  }

  Findings verify() {
    return Verification.of(machine(), Checker.Request.PLAIN.withWorkers(2));
  }

  private Path path() {
    PathLine line =
        new PathLine(
            new DeviceStage(
                Optional.of(stages.get("device")), OptionalInt.of(SOURCE), Optional.empty(), PLACE),
            List.of(stages.get("controller")),
            Optional.of(stages.get("chip")),
            Optional.ofNullable(stages.get("flow")),
            Optional.of(stages.get("backend")),
            Optional.of(stages.get("frontend")),
            Optional.of(
                new GuestStage(
                    "",
                    List.of(stages.get("guest")),
                    Optional.empty(),
                    Optional.empty(),
                    stages.get("driver"),
                    PLACE)));
    return new Path("test", "test", List.of(line), actors, List.of(), scope, List.of());
  }

  private static Scope scope(int cpus, Scope.Timing timing) {
    return new Scope(cpus, 1, timing, OptionalInt.empty(), 1, 1, 3);
  }

  private static Stage stage(String name, String... options) {
    Map<String, String> set = new HashMap<>();
    for (int i = 0; i < options.length; i += 2) {
      set.put(options[i], options[i + 1]);
    }
    return new Stage(name, "", set, PLACE);
  }
}
