package org.irqlab.hypervisor.vmm;

import static org.irqlab.api.routine.Code.choose;
import static org.irqlab.api.routine.Code.rest;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.DeviceBus;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Lock;
import org.osgi.service.component.annotations.Component;

/**
 * A monitor that forwards a level interrupt without the kernel's help, as QEMU does for INTx where
 * resampling is not to be had (hw/vfio/pci.c: vfio_intx_enable, "slow path"). It reads the trigger
 * eventfd in its main loop and raises the guest's pin; when it believes that the guest has
 * completed it lowers the pin and calls the backend's unmask entry. What it takes for the
 * completion is the guest's next access to the device, or the guest's EOI at its controller.
 */
@Component
@Named(name = "vmm-userspace")
public final class VmmUserspace implements FrontEnd {
  private static final String ACCESS = "bar-access";
  private static final String BEFORE = "before-assert";
  private static final OptionSpec COMPLETION =
      OptionSpec.oneOf(
          "completion",
          "what is taken for the guest's completion: its next access to the device, or its EOI",
          ACCESS,
          "eoi");
  private static final OptionSpec MAPPED =
      OptionSpec.oneOf(
          "mapped",
          "when the guest reaches the device without the monitor",
          Mapping.When.NEVER.word(),
          Mapping.When.BETWEEN_INTERRUPTS.word(),
          Mapping.When.ALWAYS.word());
  private static final OptionSpec WITHDRAW =
      OptionSpec.oneOf(
          "withdraw",
          "whether an interrupt withdraws the mapping after or before it raises the guest's pin",
          "after-assert",
          BEFORE);

  @Override
  public List<OptionSpec> options() {
    return List.of(COMPLETION, MAPPED, WITHDRAW);
  }

  @Override
  public Trigger injects(Options options) {
    return Trigger.LEVEL;
  }

  @Override
  public Model link(Link link, Plan plan, Options options) {
    Lock lock = link.layout().lock("bql", Lock.Kind.MUTEX);
    Mapping.When mapped = Mapping.When.of(options.get(MAPPED.name()));
    Map<Guest, VirtualController> controllers = new HashMap<>();
    plan.guests()
        .forEach(g -> controllers.put(g, new VirtualController(link.in(g.name()), g.chain())));
    Map<Route, Forwarded> lines = new LinkedHashMap<>();
    for (Route route : plan.routes()) {
      Link own = link.in("intx" + route.source());
      Mapping mapping = Mapping.of(own, mapped);
      Intx intx =
          new Intx(
              own,
              route,
              controllers.get(route.guest()),
              lock,
              mapping,
              options.is(WITHDRAW.name(), BEFORE));
      lines.put(route, new Forwarded(intx, mapping));
    }
    mainLoop(link, plan, lines);
    boolean byAccess = options.is(COMPLETION.name(), ACCESS);
    return new Linked(controllers, lines, byAccess, link.instance());
  }

  /** The thread that waits for eventfds: a CPU of the host, not the one that is interrupted. */
  private static void mainLoop(Link link, Plan plan, Map<Route, Forwarded> lines) {
    List<Cpu> cpus = plan.host().cpus();
    Cpu cpu = cpus.get(cpus.size() - 1);
    Block.Way[] wakeUps =
        lines.values().stream()
            .flatMap(line -> line.intx().wakeUps(cpu).stream())
            .toArray(Block.Way[]::new);
    link.context(
        "vmm",
        Optional.of(cpu),
        Level.USER,
        Routine.of(
            "main_loop_wait",
            link.instance(),
            "util/main-loop.c: main_loop_wait",
            rest(choose(wakeUps))));
  }

  /** A line and its device's mapping. */
  private record Forwarded(Intx intx, Mapping mapping) {}

  /**
   * The linked monitor.
   *
   * @param controllers the guests' controllers
   * @param lines the forwarded lines
   * @param byAccess whether an access is taken for the completion
   * @param instance its instance
   */
  private record Linked(
      Map<Guest, VirtualController> controllers,
      Map<Route, Forwarded> lines,
      boolean byAccess,
      String instance)
      implements Model {
    @Override
    public Bus bus(Guest guest) {
      return bus(guest, 0);
    }

    @Override
    public Bus bus(Guest guest, int stage) {
      List<Intx> own =
          lines.values().stream()
              .map(Forwarded::intx)
              .filter(line -> !byAccess && line.guest().equals(guest))
              .toList();
      return new TrappedBus(
          controllers.get(guest).stage(stage), own, instance + "/" + guest.name());
    }

    @Override
    public DeviceBus device(Route route, DeviceBus direct) {
      Forwarded line = lines.get(route);
      return new Bar(line.intx(), direct, line.mapping(), byAccess);
    }

    @Override
    public Routine signalled(Route route, Cpu cpu) {
      return lines.get(route).intx().eventfd().signal(cpu);
    }
  }
}
