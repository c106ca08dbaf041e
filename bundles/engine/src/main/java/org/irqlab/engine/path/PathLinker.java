package org.irqlab.engine.path;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.part.Actor;
import org.irqlab.api.part.Device;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Property;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.path.DeviceStage;
import org.irqlab.api.path.Path;
import org.irqlab.api.path.PathLine;
import org.irqlab.api.path.Stage;
import org.irqlab.api.routine.Cpu;
import org.irqlab.engine.link.MachineBuilder;
import org.irqlab.engine.parts.Snapshot;

/** Links one path: its lines by the controller they end at, then actors and properties. */
public final class PathLinker {
  private final Path path;
  private final Chooser chooser;
  private final MachineBuilder machine;
  private final List<Cpu> cpus;

  private PathLinker(Path path, Snapshot parts) {
    this.path = path;
    this.chooser = new Chooser(parts);
    this.machine = new MachineBuilder(path.scope());
    this.cpus = IntStream.range(0, path.scope().cpus()).mapToObj(Cpu::real).toList();
  }

  /**
   * Links a path.
   *
   * @param path the path
   * @param parts what is plugged in
   * @throws BadInput if a part is not plugged in or an option not declared
   * @throws LinkException if the parts do not fit or break a rule
   */
  public static Linked link(Path path, Snapshot parts) {
    return link(path, parts, Set.of());
  }

  /**
   * Links a path without some of its locks, to see what they are for.
   *
   * @param path the path
   * @param parts what is plugged in
   * @param leftOut names of locks that nobody takes, such as {@code xen/irq10/desc->lock}
   * @throws BadInput if a part is not plugged in or an option not declared
   * @throws LinkException if the parts do not fit or break a rule, or no lock has such a name
   */
  public static Linked link(Path path, Snapshot parts, Set<String> leftOut) {
    PathLinker linker = new PathLinker(path, parts);
    leftOut.forEach(linker.machine::leaveOut);
    linker.link();
    return new Linked(linker.machine.build(), linker.chooser.used(), linker.chooser.versions());
  }

  private void link() {
    Map<String, List<Wire>> hosts = new LinkedHashMap<>();
    List<String> taken = new ArrayList<>();
    for (PathLine line : path.lines()) {
      List<Wire> wires = hosts.computeIfAbsent(hostOf(line), name -> new ArrayList<>());
      wires.add(wire(line, wires.size() + 1, taken));
    }
    hosts.values().forEach(this::linkHost);
    for (Stage actor : path.actors()) {
      Chooser.Chosen<Actor> chosen = chooser.named(Actor.class, actor);
      chosen.part().link(machine.in(actor.instance()), chosen.options());
    }
    for (Stage property : path.properties()) {
      Chooser.Chosen<Property> chosen = chooser.named(Property.class, property);
      chosen.part().link(machine.in(property.instance()), chosen.options());
    }
  }

  private void linkHost(List<Wire> wires) {
    PathLine first = wires.get(0).line();
    List<Chooser.Chosen<InterruptController>> controllers = controllers(first);
    List<String> names =
        first.controller().isEmpty()
            ? List.of(controllers.get(0).name())
            : first.controller().stream().map(Stage::instance).toList();
    new HostLinker(chooser, machine, cpus, controllers, names, wires).link();
  }

  private String hostOf(PathLine line) {
    return line.controller().isEmpty()
        ? controllers(line).get(0).name()
        : line.controller().get(0).instance();
  }

  private List<Chooser.Chosen<InterruptController>> controllers(PathLine line) {
    if (!line.controller().isEmpty()) {
      return line.controller().stream()
          .map(c -> chooser.named(InterruptController.class, c))
          .toList();
    }
    DeviceStage device = line.device();
    List<String> compatible =
        device
            .node()
            .orElseThrow(() -> new BadInput(device.place() + ": a controller is expected"))
            .controller();
    return List.of(chooser.compatible(InterruptController.class, compatible, device.place()));
  }

  private Wire wire(PathLine line, int rank, List<String> taken) {
    DeviceStage stage = line.device();
    Optional<DeviceStage.Node> node = stage.node();
    Chooser.Chosen<Device> device =
        stage
            .model()
            .map(model -> chooser.named(Device.class, model))
            .orElseGet(() -> chooser.wellKnown(Device.class, triggerWord(stage)));
    int source = stage.source().orElseGet(() -> node.map(DeviceStage.Node::source).orElse(rank));
    String name =
        node.map(DeviceStage.Node::name)
            .orElseGet(() -> stage.model().map(Stage::instance).orElse(device.name()));
    String instance = taken.contains(name) ? name + "-" + source : name;
    taken.add(instance);
    return new Wire(line, instance, device, source, device.part().trigger(device.options()));
  }

  private static String triggerWord(DeviceStage device) {
    return device
        .node()
        .flatMap(DeviceStage.Node::trigger)
        .map(trigger -> trigger == Trigger.LEVEL ? "level" : "edge")
        .orElseThrow(
            () ->
                new BadInput(
                    device.place()
                        + ": the description does not say how the device triggers: add its model,"
                        + " such as 'model: level'"));
  }
}
