package org.irqlab.engine.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.part.Action;
import org.irqlab.api.part.ActionModel;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.DeviceBus;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.path.GuestStage;
import org.irqlab.api.path.Stage;
import org.irqlab.api.routine.Cpu;
import org.irqlab.engine.link.MachineBuilder;

/**
 * Links a guest in two rounds: its virtual controller when the front end asks for it; then, the way
 * the front end gives, the kernel on it. The kernel is told of the devices' triggers, whatever is
 * injected.
 */
final class GuestLinker implements FrontEnd.Guest {
  private final Chooser chooser;
  private final Link link;
  private final String name;
  private final List<Cpu> cpus;
  private final GuestStage stage;
  private final List<Chooser.Chosen<InterruptController>> controllers;
  private final SortedMap<Integer, Trigger> sources;
  private final SortedMap<Integer, Trigger> wired = new TreeMap<>();
  private ControllerChain chain;
  private KernelLinker kernel;

  GuestLinker(
      Chooser chooser,
      MachineBuilder machine,
      String name,
      List<Cpu> cpus,
      GuestStage stage,
      SortedMap<Integer, Trigger> described,
      Trigger injected) {
    this.chooser = chooser;
    this.link = machine.guest(name);
    this.name = name;
    this.cpus = cpus;
    this.stage = stage;
    if (stage.controller().isEmpty()) {
      throw new BadInput(stage.place() + ": a controller is expected in a guest");
    }
    this.controllers =
        stage.controller().stream().map(c -> chooser.named(InterruptController.class, c)).toList();
    this.sources = described;
    described.keySet().forEach(source -> wired.put(source, injected));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Cpu> cpus() {
    return cpus;
  }

  @Override
  public SortedMap<Integer, Trigger> sources() {
    return sources;
  }

  @Override
  public ControllerModel controller() {
    return linked().first();
  }

  @Override
  public List<ControllerModel> chain() {
    return linked().models();
  }

  private ControllerChain linked() {
    if (chain == null) {
      List<String> names = stage.controller().stream().map(Stage::instance).toList();
      chain = new ControllerChain(controllers, names, link, cpus, wired);
    }
    return chain;
  }

  /** Links the kernel. */
  void kernel(FrontEnd.Model frontEnd) {
    Socket socket =
        controllers.size() == 1
            ? new Socket(
                controllers.get(0).name(),
                frontEnd.bus(this),
                cpus,
                sources,
                vcpu -> frontEnd.interrupts(this, vcpu),
                pin -> {
                  throw new LinkException(name + " sees no output pins");
                },
                Optional.empty())
            : linked()
                .socket(
                    sources,
                    stage -> frontEnd.bus(this, stage),
                    vcpu -> frontEnd.interrupts(this, vcpu));
    kernel = new KernelLinker(chooser, link, socket, stage.chip());
  }

  /**
   * Links drivers to a source.
   *
   * @param drivers the drivers' stages, each with the way to its device
   */
  void request(int source, Optional<Stage> flow, Map<Driven, DeviceBus> drivers) {
    List<Function<Supplier<IrqDesc>, ActionModel>> actions = new ArrayList<>();
    drivers.forEach((driven, device) -> actions.add(desc -> driver(driven, device)));
    kernel.request(source, flow, actions);
  }

  private ActionModel driver(Driven driven, DeviceBus device) {
    Chooser.Chosen<Action> driver = chooser.named(Action.class, driven.driver());
    String instance = driven.driver().instance() + "[" + driven.line() + "]";
    ActionModel action = driver.part().link(link.in(instance), device, driver.options());
    driven.linked().accept(action);
    return action;
  }

  /**
   * A driver to be linked.
   *
   * @param driver its stage
   * @param line what tells it from others
   * @param linked hears of the linked driver
   */
  record Driven(Stage driver, String line, Consumer<ActionModel> linked) {
    // Written out: linking the generated one, and that of all it has, takes a cold process long.
    @Override
    public boolean equals(Object other) {
      return this == other
          || other instanceof Driven driven
              && line.equals(driven.line)
              && driver.equals(driven.driver)
              && linked.equals(driven.linked);
    }

    @Override
    public int hashCode() {
      return line.hashCode();
    }
  }

  /** The vCPUs' interrupt entry. */
  void entry() {
    kernel.entry();
  }
}
