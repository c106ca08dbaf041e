package org.irqlab.engine.path;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.part.Action;
import org.irqlab.api.part.Actor;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.ControllerPlan;
import org.irqlab.api.part.DeviceModel;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Property;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.part.XenIrqController;
import org.irqlab.api.path.GuestStage;
import org.irqlab.api.path.Path;
import org.irqlab.api.path.PathLine;
import org.irqlab.api.path.Stage;
import org.irqlab.api.routine.Cpu;
import org.irqlab.engine.link.MachineBuilder;
import org.irqlab.engine.parts.Snapshot;

/**
 * Links one path: devices to their controller, the controller to the kernel or hypervisor of the
 * host, and from there to a guest, which is linked by the same code as a host.
 */
public final class PathLinker {
  private final Path path;
  private final Chooser chooser;
  private final MachineBuilder machine;
  private final List<Cpu> cpus;
  private final Map<PathLine, Wire> wires = new LinkedHashMap<>();

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
    PathLinker linker = new PathLinker(path, parts);
    linker.link();
    return new Linked(linker.machine.build(), linker.chooser.used(), linker.chooser.versions());
  }

  private void link() {
    for (PathLine line : path.lines()) {
      wires.put(line, wire(line));
    }
    Map<String, List<PathLine>> hosts = new LinkedHashMap<>();
    for (PathLine line : path.lines()) {
      hosts.computeIfAbsent(hostName(line), name -> new ArrayList<>()).add(line);
    }
    hosts.forEach(this::linkHost);
    for (Stage actor : path.actors()) {
      Chooser.Chosen<Actor> chosen = chooser.named(Actor.class, actor);
      chosen.part().link(machine.in(nameOf(actor)), chosen.options());
    }
    for (Stage property : path.properties()) {
      Chooser.Chosen<Property> chosen = chooser.named(Property.class, property);
      chosen.part().link(machine.in(nameOf(property)), chosen.options());
    }
  }

  private Wire wire(PathLine line) {
    Optional<Stage> model = line.device().model();
    Chooser.Chosen<org.irqlab.api.part.Device> device =
        model.isPresent()
            ? chooser.named(org.irqlab.api.part.Device.class, model.get())
            : chooser.wellKnown(org.irqlab.api.part.Device.class, triggerWord(line));
    int source =
        line.device()
            .source()
            .orElseGet(() -> line.device().node().map(n -> n.source()).orElse(wires.size() + 1));
    String name =
        line.device()
            .node()
            .map(n -> n.name())
            .orElseGet(() -> model.map(PathLinker::nameOf).orElse(device.name()));
    boolean taken = wires.values().stream().anyMatch(w -> w.name().equals(name));
    return new Wire(
        taken ? name + "-" + source : name,
        device,
        source,
        device.part().trigger(device.options()));
  }

  private static String triggerWord(PathLine line) {
    return line.device()
        .node()
        .flatMap(n -> n.trigger())
        .map(t -> t == Trigger.LEVEL ? "level" : "edge")
        .orElseThrow(
            () ->
                new BadInput(
                    line.device().place()
                        + ": the description does not say how the device triggers; name its model"));
  }

  private String hostName(PathLine line) {
    return line.controller().isEmpty()
        ? controllerOf(line).name()
        : nameOf(line.controller().get(0));
  }

  private Chooser.Chosen<InterruptController> controllerOf(PathLine line) {
    if (line.controller().size() > 1) {
      throw new BadInput(
          line.controller().get(1).place() + ": no plugged-in part links a chain of controllers");
    }
    if (!line.controller().isEmpty()) {
      return chooser.named(InterruptController.class, line.controller().get(0));
    }
    List<String> compatible =
        line.device()
            .node()
            .orElseThrow(() -> new BadInput(line.device().place() + ": a controller is expected"))
            .controller();
    return chooser.compatible(InterruptController.class, compatible, line.device().place());
  }

  private void linkHost(String name, List<PathLine> lines) {
    PathLine first = lines.get(0);
    Chooser.Chosen<InterruptController> controller = controllerOf(first);
    TreeMap<Integer, Trigger> sources = new TreeMap<>();
    for (PathLine line : lines) {
      Wire wire = wires.get(line);
      if (sources.put(wire.source(), wire.trigger()) != null) {
        throw new BadInput(
            line.device().place() + ": source " + wire.source() + " of " + name + " is taken");
      }
    }
    ControllerModel model =
        controller
            .part()
            .link(machine.in(name), new ControllerPlan(sources, cpus.size()), controller.options());
    Socket socket = new Socket(controller.name(), model, new DirectBus(model), cpus, sources);
    Map<PathLine, DeviceModel> devices = new LinkedHashMap<>();
    for (PathLine line : lines) {
      Wire wire = wires.get(line);
      devices.put(
          line,
          wire.device()
              .part()
              .link(
                  machine.in(wire.name()),
                  (s, asserted) -> model.input(s, wire.source(), asserted),
                  wire.device().options()));
    }
    if (first.frontend().isPresent()) {
      linkHypervisor(socket, first.frontend().get(), lines, devices);
    } else {
      linkKernel(socket, lines, devices);
    }
  }

  private void linkKernel(Socket socket, List<PathLine> lines, Map<PathLine, DeviceModel> devices) {
    KernelLinker kernel = new KernelLinker(chooser, machine, socket, lines.get(0).chip());
    for (PathLine line : lines) {
      Stage driver =
          line.backend()
              .orElseThrow(
                  () ->
                      new BadInput(
                          line.device().place()
                              + ": the line ends at the host: a backend (the host's driver) is"
                              + " expected"));
      kernel.request(
          wires.get(line).source(),
          line.flow(),
          chooser.named(Action.class, driver),
          devices.get(line));
    }
    kernel.entry();
  }

  private void linkHypervisor(
      Socket socket, Stage stage, List<PathLine> lines, Map<PathLine, DeviceModel> devices) {
    Chooser.Chosen<FrontEnd> frontEnd = chooser.named(FrontEnd.class, stage);
    Chooser.Chosen<XenIrqController> driver =
        chooser.suiting(XenIrqController.class, lines.get(0).chip(), socket.name());
    Map<String, List<PathLine>> byGuest = new LinkedHashMap<>();
    for (PathLine line : lines) {
      GuestStage guest =
          line.guest()
              .orElseThrow(
                  () ->
                      new BadInput(stage.place() + ": a front end leads to a guest: expected one"));
      byGuest
          .computeIfAbsent(guest.id().isEmpty() ? "guest" : guest.id(), id -> new ArrayList<>())
          .add(line);
    }
    List<GuestLinker> guests = new ArrayList<>();
    List<FrontEnd.Route> routes = new ArrayList<>();
    byGuest.forEach(
        (name, its) -> {
          GuestLinker guest =
              new GuestLinker(
                  chooser,
                  machine,
                  name,
                  vcpus(name, guests.size()),
                  its.get(0).guest().orElseThrow());
          TreeMap<Integer, Trigger> described = new TreeMap<>();
          its.forEach(l -> described.put(wires.get(l).source(), wires.get(l).trigger()));
          guest.controller(described, frontEnd.part().injects(frontEnd.options()));
          its.forEach(
              l -> {
                int source = wires.get(l).source();
                routes.add(new FrontEnd.Route(source, cpus.get(0), guest.seen(), source));
              });
          guests.add(guest);
        });
    Link link = machine.in(nameOf(stage));
    XenIrqController.Model ops =
        driver.part().link(link.in(driver.name()), socket, driver.options());
    FrontEnd.Model sides =
        frontEnd
            .part()
            .link(
                link,
                new FrontEnd.Plan(
                    socket, ops, guests.stream().map(GuestLinker::seen).toList(), routes),
                frontEnd.options());
    int i = 0;
    for (List<PathLine> its : byGuest.values()) {
      GuestLinker guest = guests.get(i++);
      guest.kernel(sides.bus(guest.seen()));
      its.forEach(
          l -> guest.request(wires.get(l).source(), l.guest().orElseThrow(), devices.get(l)));
      guest.entry();
    }
  }

  /**
   * The vCPUs of a guest; with more than one host CPU, the first does not share the CPU that takes
   * the interrupts.
   */
  private List<Cpu> vcpus(String guest, int rank) {
    String prefix = rank == 0 ? "" : guest + "/";
    return IntStream.range(0, path.scope().vcpus())
        .mapToObj(
            i -> {
              Cpu below = cpus.get((rank * path.scope().vcpus() + i + 1) % cpus.size());
              return new Cpu(prefix + "vcpu" + i, i, Optional.of(below));
            })
        .toList();
  }

  private static String nameOf(Stage stage) {
    return stage.id().isEmpty() ? stage.name() : stage.id();
  }

  /**
   * A device and where its line ends.
   *
   * @param name its instance
   * @param device the model
   * @param source the input of its controller
   * @param trigger how it asks
   */
  private record Wire(
      String name,
      Chooser.Chosen<org.irqlab.api.part.Device> device,
      int source,
      Trigger trigger) {}
}
