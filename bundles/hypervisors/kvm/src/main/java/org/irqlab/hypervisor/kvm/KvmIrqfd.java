package org.irqlab.hypervisor.kvm;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.osgi.service.component.annotations.Component;

/**
 * KVM's irqfd (virt/kvm/eventfd.c): the backend's trigger eventfd drives a pin of the guest's
 * emulated controller inside the kernel. With a resampler the pin is a level, which falls when the
 * guest completes; then the backend is told to unmask.
 */
@Component
@Named(name = "kvm-irqfd")
public final class KvmIrqfd implements FrontEnd {
  private static final String DEFERRED = "deferred";
  private static final String LOWER = "lower-then-signal";
  private static final String BEFORE = "before-eoi";
  private static final String BY_RESAMPLER = "by-resampler";
  private static final String RESAMPLED = "resample";
  private static final String LEVEL = "level";
  private static final OptionSpec RESAMPLE =
      OptionSpec.flag(
          "resample", "KVM_IRQFD_FLAG_RESAMPLE: a level that is told when it ends", true);
  private static final OptionSpec INJECT =
      OptionSpec.oneOf(
          "inject",
          "by a work item (x86 pins), or in the signaller's context (arm64, POWER, RISC-V)",
          DEFERRED,
          "atomic");
  private static final OptionSpec ORDER =
      OptionSpec.oneOf(
          "order",
          "what the resampler does first: lower the pin, or signal its eventfd",
          LOWER,
          "signal-then-lower");
  private static final OptionSpec NOTIFY =
      OptionSpec.oneOf(
          "notify",
          "when the notifier runs: before the controller sees the EOI (IO-APIC), or after (XICS)",
          BEFORE,
          "after-eoi");
  private static final OptionSpec UNMASK =
      OptionSpec.oneOf(
          "unmask",
          "what becomes of a level that waits behind the guest's mask when the guest unmasks:"
              + " delivered, or forgotten and resampled (IO-APIC since Linux 6.3)",
          "deliver",
          RESAMPLED);
  private static final OptionSpec PIN =
      OptionSpec.oneOf(
          "pin",
          "trigger of the guest's pin; by-resampler: a level if there is one, else an edge",
          BY_RESAMPLER,
          LEVEL,
          "edge");

  @Override
  public List<OptionSpec> options() {
    return List.of(RESAMPLE, INJECT, ORDER, NOTIFY, UNMASK, PIN);
  }

  @Override
  public Trigger injects(Options options) {
    boolean level =
        options.is(PIN.name(), LEVEL)
            || options.is(PIN.name(), BY_RESAMPLER) && options.on(RESAMPLE.name());
    return level ? Trigger.LEVEL : Trigger.EDGE;
  }

  @Override
  public Model link(Link link, Plan plan, Options options) {
    Map<Guest, VirtualChip> chips = new HashMap<>();
    for (Guest guest : plan.guests()) {
      chips.put(guest, new VirtualChip(link.in(guest.name()), guest.chain()));
    }
    Irqfd.Wiring wiring =
        new Irqfd.Wiring(
            options.is(INJECT.name(), DEFERRED),
            options.on(RESAMPLE.name()),
            options.is(ORDER.name(), LOWER));
    Map<Route, Irqfd> irqfds = new LinkedHashMap<>();
    for (Route route : plan.routes()) {
      Link own = link.in("irqfd" + route.source());
      Irqfd irqfd = new Irqfd(own, route, chips.get(route.guest()), wiring);
      irqfd.worker(own);
      irqfds.put(route, irqfd);
    }
    return new Linked(
        chips,
        irqfds,
        options.is(NOTIFY.name(), BEFORE),
        options.is(UNMASK.name(), RESAMPLED),
        link.instance());
  }

  /**
   * The linked front end.
   *
   * @param chips the guests' controllers
   * @param irqfds the irqfds
   * @param notifiesFirst whether notifiers run before the EOI
   * @param resamplesOnUnmask whether a level is resampled when the guest unmasks
   * @param instance its instance
   */
  private record Linked(
      Map<Guest, VirtualChip> chips,
      Map<Route, Irqfd> irqfds,
      boolean notifiesFirst,
      boolean resamplesOnUnmask,
      String instance)
      implements Model {
    @Override
    public Bus bus(Guest guest) {
      return bus(guest, 0);
    }

    @Override
    public Bus bus(Guest guest, int stage) {
      List<Irqfd> resampled =
          irqfds.values().stream()
              .filter(irqfd -> irqfd.resamples() && irqfd.guest().equals(guest))
              .toList();
      String name = instance + "/" + guest.name();
      return new EmulatedBus(
          chips.get(guest), stage, resampled, notifiesFirst, resamplesOnUnmask, name);
    }

    @Override
    public Routine signalled(Route route, Cpu cpu) {
      return irqfds.get(route).signalled(cpu);
    }
  }
}
