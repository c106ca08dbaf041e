package org.irqlab.engine.path;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.part.Action;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.ControllerPlan;
import org.irqlab.api.part.DeviceModel;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.path.GuestStage;
import org.irqlab.api.routine.Cpu;
import org.irqlab.engine.link.MachineBuilder;

/**
 * Links a guest in two rounds: first its virtual controller, for the front end to inject into;
 * then, over the bus that the front end gives, the kernel on it.
 */
final class GuestLinker {
  private final Chooser chooser;
  private final Link link;
  private final String name;
  private final List<Cpu> cpus;
  private final GuestStage stage;
  private final Chooser.Chosen<InterruptController> controller;
  private final TreeMap<Integer, Trigger> sources = new TreeMap<>();
  private FrontEnd.Guest seen;
  private KernelLinker kernel;

  GuestLinker(
      Chooser chooser, MachineBuilder machine, String name, List<Cpu> cpus, GuestStage stage) {
    this.chooser = chooser;
    this.link = machine.guest(name);
    this.name = name;
    this.cpus = cpus;
    this.stage = stage;
    if (stage.controller().size() != 1) {
      throw new BadInput(stage.place() + ": exactly one controller is expected in a guest");
    }
    this.controller = chooser.named(InterruptController.class, stage.controller().get(0));
  }

  /**
   * Links the virtual controller.
   *
   * @param described the sources, with the triggers that the guest is told of
   * @param injected how the hypervisor asks the controller
   */
  void controller(SortedMap<Integer, Trigger> described, Trigger injected) {
    sources.putAll(described);
    TreeMap<Integer, Trigger> wired = new TreeMap<>();
    described.keySet().forEach(source -> wired.put(source, injected));
    ControllerModel model =
        controller
            .part()
            .link(
                link.in(controller.name()),
                new ControllerPlan(wired, cpus.size()),
                controller.options());
    seen = new FrontEnd.Guest(name, model, cpus);
  }

  /** The guest as its hypervisor sees it. */
  FrontEnd.Guest seen() {
    return seen;
  }

  /** Links the kernel. */
  void kernel(Bus bus) {
    Socket socket = new Socket(controller.name(), seen.controller(), bus, cpus, sources);
    kernel = new KernelLinker(chooser, link, socket, stage.chip());
  }

  /** Links a driver to its source. */
  void request(int source, GuestStage line, DeviceModel device) {
    kernel.request(source, line.flow(), chooser.named(Action.class, line.driver()), device);
  }

  /** The vCPUs' interrupt entry. */
  void entry() {
    kernel.entry();
  }
}
