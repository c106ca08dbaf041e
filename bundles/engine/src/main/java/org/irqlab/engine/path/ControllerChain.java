package org.irqlab.engine.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.ControllerPlan;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Guard;

/**
 * The controllers of one machine, real or virtual, from the device's to the CPUs': each reports to
 * the next, so the last is linked first.
 */
final class ControllerChain {
  private final List<Chooser.Chosen<InterruptController>> chosen;
  private final List<Cpu> cpus;
  private final List<ControllerModel> models = new ArrayList<>();
  private final List<SortedMap<Integer, Trigger>> inputs = new ArrayList<>();

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
    this.cpus = cpus;
    inputs.add(sources);
    for (int i = 1; i < chosen.size(); i++) {
      inputs.add(chosen.get(i).part().inputs(inputs.get(i - 1)));
    }
    Optional<ControllerModel> next = Optional.empty();
    for (int i = chosen.size() - 1; i >= 0; i--) {
      Chooser.Chosen<InterruptController> controller = chosen.get(i);
      boolean last = i == chosen.size() - 1;
      SortedSet<Integer> reported = new TreeSet<>(last ? Set.of() : inputs.get(i + 1).keySet());
      ControllerPlan plan = new ControllerPlan(inputs.get(i), cpus.size(), next, reported);
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

  /** All controllers, the device's first. */
  List<ControllerModel> models() {
    return List.copyOf(models);
  }

  /** The chain as a kernel sees it that reaches all registers directly. */
  Socket socket() {
    ControllerModel last = models.get(models.size() - 1);
    return socket(
        inputs.get(0),
        stage -> new DirectBus(models.get(stage)),
        cpu -> s -> last.interrupts(s, cpu.number()));
  }

  /**
   * The chain as a kernel sees it.
   *
   * @param sources the inputs of the first, as the kernel is told of them
   * @param buses the way to the registers of each
   * @param pins the last one's pin at each CPU
   */
  Socket socket(
      SortedMap<Integer, Trigger> sources, IntFunction<Bus> buses, Function<Cpu, Guard> pins) {
    Socket socket = null;
    for (int i = models.size() - 1; i >= 0; i--) {
      Optional<Attachment> next = Optional.ofNullable(socket);
      SortedMap<Integer, Trigger> seen = i == 0 ? sources : inputs.get(i);
      ControllerModel model = models.get(i);
      IntFunction<Guard> outputs = pin -> s -> model.output(s, pin);
      socket = new Socket(chosen.get(i).name(), buses.apply(i), cpus, seen, pins, outputs, next);
    }
    if (socket == null) {
      throw new LinkException("a kernel without an interrupt controller");
    }
    return socket;
  }
}
