package org.irqlab.controller.plic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;

/** Builds one PLIC from what the specification leaves open. */
final class Construction {
  private final Layout layout;
  private final Protection registers;
  private final Shape shape;

  Construction(Layout layout, String instance, Shape shape) {
    this.layout = layout;
    this.registers = Protection.register(instance);
    this.shape = shape;
  }

  PlicModel build(SortedMap<Integer, Trigger> inputs, int harts) {
    List<InterruptSource> sources = new ArrayList<>();
    inputs.forEach((id, trigger) -> sources.add(source(id, trigger)));
    Map<Integer, Target> targets = new TreeMap<>();
    shape
        .contexts()
        .of(harts)
        .forEach(
            context ->
                targets.put(
                    context,
                    new Target(
                        layout,
                        registers,
                        sources,
                        context,
                        shape.levels(),
                        shape.claims(),
                        shape.completions())));
    Notification pins =
        shape.notifiesAtOnce()
            ? Notification.atOnce()
            : Notification.whenActive(layout, registers, targets);
    return new PlicModel(sources, targets, pins);
  }

  private InterruptSource source(int id, Trigger trigger) {
    if (id < 1 || id > InterruptSource.LAST) {
      throw new LinkException(
          "plic: source " + id + " does not exist, expected 1 to " + InterruptSource.LAST);
    }
    String name = "source[" + id + "]";
    Field priority = layout.field(name + ".priority", shape.levels(), registers);
    Field pending =
        trigger == Trigger.LEVEL
            ? layout.flag(name + ".ip", registers)
            : layout.carried(name + ".ip", 2, registers);
    return new InterruptSource(id, priority, pending, gateway(id, trigger, pending));
  }

  private Gateway gateway(int id, Trigger trigger, Field pending) {
    if (shape.latched()) {
      return new LatchedGateway(layout, registers, id, pending);
    }
    if (trigger == Trigger.LEVEL) {
      return new LevelGateway(layout, registers, id, pending);
    }
    String name = "source[" + id + "]";
    Field busy = layout.flag(name + ".busy", registers);
    Optional<Field> line =
        trigger == Trigger.EDGE
            ? Optional.of(layout.carried(name + ".line", 2, registers))
            : Optional.empty();
    Optional<Field> remembered =
        shape.edgesRemembered()
            ? Optional.of(layout.carried(name + ".edges", 2, registers))
            : Optional.empty();
    return new EdgeGateway(pending, busy, line, remembered, id);
  }

  /**
   * What the specification leaves open, and the quirks.
   *
   * @param levels values of priorities and thresholds, a power of two
   * @param contexts which hart contexts exist
   * @param edgesRemembered whether an edge before completion is remembered or ignored
   * @param notifiesAtOnce whether pins follow without delay
   * @param latched quirk {@value LatchedGateway#KEY}
   * @param claims specified, or quirk {@value ClaimRule#KEY}
   * @param completions specified, or quirk {@value CompletionRule#KEY}
   */
  record Shape(
      int levels,
      HartContexts contexts,
      boolean edgesRemembered,
      boolean notifiesAtOnce,
      boolean latched,
      ClaimRule claims,
      CompletionRule completions) {}
}
