package org.irqlab.hypervisor.vgic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Lock;
import org.osgi.service.component.annotations.Component;

/**
 * KVM on ARM with a GICv2 (arch/arm64/kvm/vgic): irqfds with a resampler whose interrupts reach the
 * guest in list registers. A line can be forwarded, so that the guest completes it at the hardware.
 */
@Component
@Named(name = "kvm-vgic", arch = "arm")
public final class KvmVgic implements FrontEnd {
  private static final String OFF = "off";
  private static final String JOINED = "joined";
  private static final String SYNCHRONOUS = "synchronous";
  private static final String DEACTIVATE = "deactivate";
  private static final String ALWAYS = "always";
  private static final String DESCRIBED = "as-described";
  private static final String LEVEL = "level";
  private static final String SAMPLED = "sampled";
  private static final OptionSpec FORWARD =
      OptionSpec.oneOf(
          "forward",
          "off; joined: producer and consumer are joined from the start; producer or consumer: only"
              + " that one is registered",
          OFF,
          JOINED,
          "producer",
          "consumer");
  private static final OptionSpec HALT =
      OptionSpec.oneOf(
          "halt",
          "whether the guest is waited for when forwarding is switched",
          SYNCHRONOUS,
          "asynchronous");
  private static final OptionSpec UNFORWARD =
      OptionSpec.oneOf(
          "unforward",
          "what is done to a line that is active when it is no longer forwarded",
          DEACTIVATE,
          "mask-and-deactivate",
          "mask-signal-and-deactivate");
  private static final OptionSpec ADD_PRODUCER =
      OptionSpec.oneOf(
          "add-producer",
          "what comes of mapping the interrupt: works, in flight or not; refuses one in flight;"
              + " fails, and the backend is told (del_consumer) or left joined",
          "works",
          "refuses-in-flight",
          "fails",
          "fails-untold");
  private static final OptionSpec FORWARDED_LEVEL =
      OptionSpec.oneOf(
          "forwarded-level",
          "what tells the vgic that a forwarded level has fallen: sampled: the distributor, when the"
              + " list register comes back (Linux 4.16); in-flight: nobody, it is high while the"
              + " interrupt is in flight (the series of 2015)",
          SAMPLED,
          "in-flight");
  private static final OptionSpec CONFIG =
      OptionSpec.oneOf(
          "config",
          "what the guest configures its interrupt to be (GICD_ICFGR); as-described: what the"
              + " device is",
          DESCRIBED,
          LEVEL,
          "edge");
  private static final OptionSpec START =
      OptionSpec.oneOf(
          "start",
          "whether both sides are started again when they could not be joined",
          ALWAYS,
          "when-joined");

  @Override
  public List<OptionSpec> options() {
    return List.of(FORWARD, HALT, UNFORWARD, START, ADD_PRODUCER, CONFIG, FORWARDED_LEVEL);
  }

  @Override
  public Trigger injects(Options options) {
    return Trigger.LEVEL;
  }

  @Override
  public Model link(Link link, Plan plan, Options options) {
    Map<Guest, Vm> vms = new HashMap<>();
    for (Guest guest : plan.guests()) {
      vms.put(guest, vm(link.in(guest.name()), plan, guest));
    }
    Map<Route, Irqfd> irqfds = new LinkedHashMap<>();
    for (Route route : plan.routes()) {
      Link own = link.in("irq" + route.source());
      Vm vm = vms.get(route.guest());
      Vcpu vcpu = vm.vcpu();
      VgicIrq.Input input =
          new VgicIrq.Input(route, config(route, options), vm.irqs().size(), vm.lock());
      VgicIrq irq = new VgicIrq(own, input, vcpu.apListLock());
      Irqfd irqfd = new Irqfd(own, irq, vcpu);
      vm.irqs().add(irq);
      vcpu.add(irq, irqfd::acked);
      irqfds.put(route, irqfd);
      forward(own, irq, vcpu, options);
    }
    return new Linked(plan, vms, irqfds);
  }

  private static VgicIrq.Config config(Route route, Options options) {
    boolean level =
        options.is(CONFIG.name(), DESCRIBED)
            ? route.guest().sources().get(route.virtualSource()) == Trigger.LEVEL
            : options.is(CONFIG.name(), LEVEL);
    boolean sampled = options.is(FORWARDED_LEVEL.name(), SAMPLED);
    return !level
        ? VgicIrq.Config.EDGE
        : sampled ? VgicIrq.Config.LEVEL : VgicIrq.Config.LEVEL_IN_FLIGHT;
  }

  private static void forward(Link link, VgicIrq irq, Vcpu vcpu, Options options) {
    if (options.is(FORWARD.name(), OFF)) {
      return;
    }
    BypassManager.Ways ways =
        new BypassManager.Ways(
            BypassManager.Mapping.valueOf(
                options.get(ADD_PRODUCER.name()).toUpperCase(Locale.ROOT).replace('-', '_')),
            options.is(HALT.name(), SYNCHRONOUS),
            !options.is(UNFORWARD.name(), DEACTIVATE),
            options.is(UNFORWARD.name(), "mask-signal-and-deactivate"),
            options.is(START.name(), ALWAYS));
    BypassManager manager = new BypassManager(link, irq, vcpu, ways);
    switch (options.get(FORWARD.name())) {
      case JOINED -> link.boot(manager::join);
      case "producer" -> link.boot(manager::producer);
      default -> link.boot(manager::consumer);
    }
  }

  private static Vm vm(Link link, Plan plan, Guest guest) {
    if (guest.cpus().size() != 1) {
      throw new LinkException("kvm-vgic: " + guest.name() + ": expected one vCPU");
    }
    Cpu vcpu = guest.cpus().get(0);
    HostGic gic = new HostGic(plan.host(), Vcpu.below(vcpu));
    Lock lock = link.layout().lock("irq_lock", Lock.Kind.SPIN_IRQSAVE);
    return new Vm(new Vcpu(link, vcpu, gic), lock, new ArrayList<>());
  }

  /**
   * A guest.
   *
   * @param vcpu its vCPU
   * @param lock of its interrupts
   * @param irqs its interrupts
   */
  private record Vm(Vcpu vcpu, Lock lock, List<VgicIrq> irqs) {}

  /**
   * The linked front end.
   *
   * @param plan what it stands between
   * @param vms the guests
   * @param irqfds the lines
   */
  private record Linked(Plan plan, Map<Guest, Vm> vms, Map<Route, Irqfd> irqfds) implements Model {
    @Override
    public Bus bus(Guest guest) {
      Vm vm = vms.get(guest);
      return new GuestGic(plan.host(), vm.vcpu(), List.copyOf(vm.irqs()), vm.lock());
    }

    @Override
    public Guard interrupts(Guest guest, Cpu vcpu) {
      return vms.get(guest).vcpu().interrupts();
    }

    @Override
    public Routine signalled(Route route, Cpu cpu) {
      return irqfds.get(route).signalled(cpu);
    }
  }
}
