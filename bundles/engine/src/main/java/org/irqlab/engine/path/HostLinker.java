package org.irqlab.engine.path;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.part.Action;
import org.irqlab.api.part.ActionModel;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.DeviceBus;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Line;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.part.XenIrqController;
import org.irqlab.api.path.GuestStage;
import org.irqlab.api.path.Stage;
import org.irqlab.api.routine.Code;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
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
  private final Map<Integer, List<Field>> levels = new HashMap<>();

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
      Trigger other = sources.put(wire.source(), wire.trigger());
      if (other != null && (other != Trigger.LEVEL || wire.trigger() != Trigger.LEVEL)) {
        throw new BadInput(
            wire.line().device().place()
                + ": source "
                + wire.source()
                + " is taken; only level lines can be shared");
      }
    }
    this.chain = new ControllerChain(controllers, names, machine, cpus, sources);
    wires.forEach(wire -> devices.put(wire, device(wire)));
  }

  private DeviceBus device(Wire wire) {
    return new DirectDevice(
        wire.device().part().link(machine.in(wire.name()), line(wire), wire.device().options()));
  }

  /** The wire from a device to its input; devices that share an input are or-ed. */
  private Line line(Wire wire) {
    ControllerModel controller = chain.first();
    int source = wire.source();
    List<Wire> sharers = sharers(wire);
    if (sharers.size() == 1) {
      return (s, asserted) -> controller.input(s, source, asserted);
    }
    List<Field> all =
        levels.computeIfAbsent(
            source,
            any -> {
              String owner = "wired-or[" + source + "]";
              return sharers.stream()
                  .map(
                      one ->
                          machine
                              .in(owner)
                              .layout()
                              .carried(one.name(), 2, Protection.register(owner)))
                  .toList();
            });
    Field own = all.get(sharers.indexOf(wire));
    return (s, asserted) -> {
      s.set(own, asserted);
      controller.input(s, source, all.stream().anyMatch(s::is));
    };
  }

  private List<Wire> sharers(Wire wire) {
    return wires.stream().filter(other -> other.source() == wire.source()).toList();
  }

  void link() {
    List<Wire> routed = wires.stream().filter(wire -> wire.line().frontend().isPresent()).toList();
    if (routed.isEmpty()) {
      linkKernel(Optional.empty());
      return;
    }
    Stage stage = routed.get(0).line().frontend().orElseThrow();
    Chooser.Chosen<FrontEnd> frontEnd = chooser.named(FrontEnd.class, stage);
    boolean kernel = routed.get(0).line().backend().isPresent();
    routed.forEach(wire -> route(wire, stage, frontEnd, kernel));
    Link link = machine.in(stage.instance());
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
    HostLine host = hostLine(wire);
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
    for (List<Wire> shared : bySource(wires)) {
      List<Function<Supplier<IrqDesc>, ActionModel>> actions = new ArrayList<>();
      shared.forEach(wire -> actions.add(desc -> action(wire, desc, frontEnd)));
      Wire first = shared.get(0);
      IrqDesc desc = kernel.request(first.source(), first.line().flow(), actions);
      shared.forEach(wire -> hostLine(wire).desc = desc);
    }
    kernel.entry();
  }

  private static Collection<List<Wire>> bySource(List<Wire> wires) {
    Map<Integer, List<Wire>> shared = new LinkedHashMap<>();
    wires.forEach(
        wire -> shared.computeIfAbsent(wire.source(), source -> new ArrayList<>()).add(wire));
    return shared.values();
  }

  /** What the host's kernel runs for a device: a backend, or a driver of its own. */
  private ActionModel action(Wire wire, Supplier<IrqDesc> desc, Optional<FrontEnd.Model> frontEnd) {
    Stage stage =
        wire.line()
            .backend()
            .orElseThrow(
                () ->
                    new BadInput(
                        wire.line().device().place()
                            + ": the line ends at the host: a backend (or a driver of the host)"
                            + " is expected"));
    Link link = machine.in(stage.instance() + "[" + name(wire) + "]");
    if (wire.line().frontend().isPresent() || chooser.offers(InterruptBackend.class, stage)) {
      return hostLine(wire).link(link, wire, stage, desc, frontEnd);
    }
    Chooser.Chosen<Action> driver = chooser.named(Action.class, stage);
    ActionModel action = driver.part().link(link, devices.get(wire), driver.options());
    forgiving(wire).accept(action);
    return action;
  }

  /** What tells a line from others: its source, or its device where several share that. */
  private String name(Wire wire) {
    return sharers(wire).size() == 1 ? "" + wire.source() : wire.name();
  }

  private Consumer<ActionModel> forgiving(Wire wire) {
    return action -> {
      if (action.hung()) {
        machine.forgive(wire.name());
      }
    };
  }

  private HostLine hostLine(Wire wire) {
    return hostLines.computeIfAbsent(wire, w -> new HostLine());
  }

  private void linkGuests(FrontEnd.Model frontEnd) {
    for (GuestLinker guest : guests.values()) {
      guest.kernel(frontEnd);
      List<Wire> own =
          wires.stream()
              .filter(wire -> routes.containsKey(wire) && routes.get(wire).guest() == guest)
              .toList();
      for (List<Wire> shared : bySource(own)) {
        Wire first = shared.get(0);
        Map<GuestLinker.Driven, DeviceBus> drivers = new LinkedHashMap<>();
        for (Wire wire : shared) {
          GuestStage stage = wire.line().guest().orElseThrow();
          drivers.put(
              new GuestLinker.Driven(stage.driver(), name(wire), forgiving(wire)),
              frontEnd.device(routes.get(wire), devices.get(wire)));
        }
        Optional<Stage> flow = first.line().guest().orElseThrow().flow();
        guest.request(routes.get(first).virtualSource(), flow, drivers);
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

    ActionModel link(
        Link link,
        Wire wire,
        Stage stage,
        Supplier<IrqDesc> supplied,
        Optional<FrontEnd.Model> frontEnd) {
      Chooser.Chosen<InterruptBackend> chosen = chooser.named(InterruptBackend.class, stage);
      FrontEnd.Route route = routes.get(wire);
      InterruptBackend.Plan plan =
          new InterruptBackend.Plan(
              devices.get(wire).device(),
              wire.trigger(),
              supplied,
              cpu ->
                  frontEnd
                      .map(model -> model.signalled(route, cpu))
                      .orElseGet(() -> unheard(link.instance(), cpu)),
              cpus);
      backend = chosen.part().link(link, plan, chosen.options());
      return backend;
    }

    /** An eventfd that nobody waits for only counts. */
    private Routine unheard(String instance, Cpu cpu) {
      return Routine.of(
          "eventfd_signal",
          instance + "@" + cpu.name(),
          "fs/eventfd.c: eventfd_signal_mask",
          Code.step("ctx->count += 1", Effect.NOTHING).counts(Mark.EVENTFD_SIGNAL));
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
