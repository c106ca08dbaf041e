package org.irqlab.engine.path;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.part.Action;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.DeviceBus;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.part.XenIrqController;
import org.irqlab.api.path.GuestStage;
import org.irqlab.api.path.Stage;
import org.irqlab.api.routine.Cpu;
import org.irqlab.engine.link.MachineBuilder;

/**
 * Links all lines that end at one controller of the host: the devices, the controller, who handles
 * its interrupts (a kernel with a backend, or a hypervisor itself), and the guests behind.
 */
final class HostLinker {
  private final Chooser chooser;
  private final MachineBuilder machine;
  private final List<Cpu> cpus;
  private final List<Wire> wires;
  private final Optional<Stage> chip;
  private final ControllerChain chain;
  private final Map<Wire, DeviceBus> devices = new LinkedHashMap<>();
  private final Map<String, GuestLinker> guests = new LinkedHashMap<>();
  private final Map<Wire, FrontEnd.Route> routes = new LinkedHashMap<>();
  private final Map<Wire, HostLine> hostLines = new LinkedHashMap<>();

  HostLinker(
      Chooser chooser,
      MachineBuilder machine,
      List<Cpu> cpus,
      List<Chooser.Chosen<InterruptController>> controllers,
      List<String> names,
      List<Wire> wires) {
    this.chooser = chooser;
    this.machine = machine;
    this.cpus = cpus;
    this.wires = wires;
    this.chip = wires.get(0).line().chip();
    TreeMap<Integer, Trigger> sources = new TreeMap<>();
    for (Wire wire : wires) {
      if (sources.put(wire.source(), wire.trigger()) != null) {
        throw new BadInput(
            wire.line().device().place() + ": source " + wire.source() + " is taken");
      }
    }
    this.chain = new ControllerChain(controllers, names, machine, cpus, sources);
    wires.forEach(wire -> devices.put(wire, device(wire)));
  }

  private DeviceBus device(Wire wire) {
    ControllerModel controller = chain.first();
    return new DirectDevice(
        wire.device()
            .part()
            .link(
                machine.in(wire.name()),
                (s, asserted) -> controller.input(s, wire.source(), asserted),
                wire.device().options()));
  }

  void link() {
    Optional<Stage> stage = wires.get(0).line().frontend();
    if (stage.isEmpty()) {
      linkKernel(Optional.empty());
      return;
    }
    Chooser.Chosen<FrontEnd> frontEnd = chooser.named(FrontEnd.class, stage.get());
    boolean kernel = wires.get(0).line().backend().isPresent();
    wires.forEach(wire -> route(wire, stage.get(), frontEnd, kernel));
    Link link = machine.in(stage.get().instance());
    FrontEnd.Plan plan =
        new FrontEnd.Plan(
            chain.socket(),
            kernel ? Optional.empty() : Optional.of(hypervisorDriver(link)),
            List.copyOf(guests.values()),
            List.copyOf(routes.values()));
    FrontEnd.Model model = frontEnd.part().link(link, plan, frontEnd.options());
    if (kernel) {
      linkKernel(Optional.of(model));
    }
    linkGuests(model);
  }

  private XenIrqController.Model hypervisorDriver(Link link) {
    Socket socket = chain.socket();
    Chooser.Chosen<XenIrqController> driver =
        chooser.suiting(XenIrqController.class, chip, socket.name());
    return driver.part().link(link.in(driver.name()), socket, driver.options());
  }

  private void route(Wire wire, Stage stage, Chooser.Chosen<FrontEnd> frontEnd, boolean kernel) {
    GuestStage guestStage =
        wire.line()
            .guest()
            .orElseThrow(
                () -> new BadInput(stage.place() + ": a front end leads to a guest: expected one"));
    String name = guestName(guestStage);
    GuestLinker guest = guests.get(name);
    if (guest == null) {
      TreeMap<Integer, Trigger> described = new TreeMap<>();
      wires.stream()
          .filter(w -> w.line().guest().map(HostLinker::guestName).equals(Optional.of(name)))
          .forEach(w -> described.put(w.source(), w.trigger()));
      guest =
          new GuestLinker(
              chooser,
              machine,
              name,
              vcpus(name, guests.size()),
              guestStage,
              described,
              frontEnd.part().injects(frontEnd.options()));
      guests.put(name, guest);
    }
    HostLine host = new HostLine();
    hostLines.put(wire, host);
    routes.put(
        wire,
        new FrontEnd.Route(
            wire.source(),
            cpus.get(0),
            guest,
            wire.source(),
            kernel ? Optional.of(host) : Optional.empty()));
  }

  private static String guestName(GuestStage stage) {
    return stage.id().isEmpty() ? "guest" : stage.id();
  }

  private void linkKernel(Optional<FrontEnd.Model> frontEnd) {
    KernelLinker kernel = new KernelLinker(chooser, machine, chain.socket(), chip);
    for (Wire wire : wires) {
      Stage stage =
          wire.line()
              .backend()
              .orElseThrow(
                  () ->
                      new BadInput(
                          wire.line().device().place()
                              + ": the line ends at the host: a backend (or a driver of the host)"
                              + " is expected"));
      Link link = machine.in(stage.instance() + "[" + wire.source() + "]");
      if (frontEnd.isPresent() || chooser.offers(InterruptBackend.class, stage)) {
        hostLines
            .computeIfAbsent(wire, w -> new HostLine())
            .link(kernel, link, wire, stage, frontEnd);
      } else {
        Chooser.Chosen<Action> driver = chooser.named(Action.class, stage);
        kernel.request(
            wire.source(),
            wire.line().flow(),
            desc -> driver.part().link(link, devices.get(wire), driver.options()));
      }
    }
    kernel.entry();
  }

  private void linkGuests(FrontEnd.Model frontEnd) {
    for (GuestLinker guest : guests.values()) {
      guest.kernel(frontEnd);
      for (Wire wire : wires) {
        FrontEnd.Route route = routes.get(wire);
        if (route.guest() == guest) {
          guest.request(
              route.virtualSource(),
              wire.line().guest().orElseThrow(),
              frontEnd.device(route, devices.get(wire)));
        }
      }
      guest.entry();
    }
  }

  /**
   * The vCPUs of a guest; with more than one host CPU, the first does not share the CPU that takes
   * the interrupts.
   */
  private List<Cpu> vcpus(String guest, int rank) {
    int each = machine.scope().vcpus();
    String prefix = rank == 0 ? "" : guest + "/";
    return IntStream.range(0, each)
        .mapToObj(
            i -> {
              Cpu below = cpus.get((rank * each + i + 1) % cpus.size());
              return new Cpu(prefix + "vcpu" + i, i, Optional.of(below));
            })
        .toList();
  }

  /** A line of the host's kernel, whole when the kernel is linked. */
  private final class HostLine implements FrontEnd.HostLine {
    private IrqDesc desc;
    private InterruptBackend.Model backend;

    void link(
        KernelLinker kernel, Link link, Wire wire, Stage stage, Optional<FrontEnd.Model> frontEnd) {
      Chooser.Chosen<InterruptBackend> chosen = chooser.named(InterruptBackend.class, stage);
      FrontEnd.Route route = routes.get(wire);
      desc =
          kernel.request(
              wire.source(),
              wire.line().flow(),
              supplied -> {
                InterruptBackend.Plan plan =
                    new InterruptBackend.Plan(
                        devices.get(wire).device(),
                        supplied,
                        cpu ->
                            frontEnd
                                .orElseThrow(
                                    () ->
                                        new BadInput(
                                            stage.place()
                                                + ": nobody listens to this backend's eventfd: a"
                                                + " front end is expected"))
                                .signalled(route, cpu),
                        cpus);
                backend = chosen.part().link(link, plan, chosen.options());
                return backend;
              });
    }

    @Override
    public IrqDesc desc() {
      return desc;
    }

    @Override
    public InterruptBackend.Model backend() {
      return backend;
    }
  }
}
