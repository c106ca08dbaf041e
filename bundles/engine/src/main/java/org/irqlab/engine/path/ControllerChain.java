package org.irqlab.engine.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.ControllerPlan;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Cpu;

/**
 * The controllers of one machine, real or virtual, from the device's to the CPUs': each reports to
 * the next, so the last is linked first.
 */
final class ControllerChain {
  private final List<Chooser.Chosen<InterruptController>> chosen;
  private final List<String> names;
  private final List<Cpu> cpus;
  private final List<ControllerModel> models = new ArrayList<>();
  private final SortedMap<Integer, Trigger> sources;

  /**
   * Links a chain.
   *
   * @param chosen the controllers, the device's first, at least one
   * @param names their instances
   * @param link where they go
   * @param cpus the CPUs behind the last
   * @param sources the inputs of the first
   */
  ControllerChain(
      List<Chooser.Chosen<InterruptController>> chosen,
      List<String> names,
      Link link,
      List<Cpu> cpus,
      SortedMap<Integer, Trigger> sources) {
    this.chosen = chosen;
    this.names = names;
    this.cpus = cpus;
    this.sources = sources;
    Optional<ControllerModel> next = Optional.empty();
    for (int i = chosen.size() - 1; i >= 0; i--) {
      Chooser.Chosen<InterruptController> controller = chosen.get(i);
      ControllerPlan plan =
          new ControllerPlan(i == 0 ? sources : new TreeMap<>(), cpus.size(), next);
      ControllerModel model =
          controller.part().link(link.in(names.get(i)), plan, controller.options());
      models.add(0, model);
      next = Optional.of(model);
    }
  }

  /** The device's controller. */
  ControllerModel first() {
    return models.get(0);
  }

  /** The CPUs' controller. */
  ControllerModel last() {
    return models.get(models.size() - 1);
  }

  /** The chain as a kernel sees it that reaches all registers directly. */
  Socket socket() {
    Optional<Attachment> next = Optional.empty();
    Socket socket = null;
    for (int i = models.size() - 1; i >= 0; i--) {
      ControllerModel model = models.get(i);
      socket =
          new Socket(
              chosen.get(i).name(),
              new DirectBus(model),
              cpus,
              i == 0 ? sources : new TreeMap<>(),
              cpu -> s -> last().interrupts(s, cpu.number()),
              next);
      next = Optional.of(socket);
    }
    return socket;
  }

  /** Instance of the device's controller. */
  String name() {
    return names.get(0);
  }
}
