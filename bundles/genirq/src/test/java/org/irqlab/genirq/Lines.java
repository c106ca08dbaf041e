package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;

import java.util.List;
import java.util.Map;
import org.irqlab.api.part.ActionModel;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.FlowHandler;
import org.irqlab.api.part.IrqCore;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Routine;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.irqlab.testing.Walk;

/** A line of a kernel with one CPU, its state, and whoever calls it. */
final class Lines {
  static final Cpu CPU = Cpu.real(0);

  final PlainLink link = new PlainLink("host");
  final PlainState state = new PlainState();
  final Genirq core = new Genirq();
  final IrqDesc desc;
  private Block during = nothing();

  Lines(ChipModel chip, Trigger trigger, Map<String, String> options) {
    IrqCore.Plan plan = plan(chip, trigger, List.of(handler()));
    desc = core.link(link.in("irq10"), plan, Options.of(core.options(), options));
    link.boot(state);
  }

  Lines(ChipModel chip, ActionModel... actions) {
    IrqCore.Plan plan = plan(chip, Trigger.LEVEL, List.of(actions));
    desc = core.link(link.in("irq10"), plan, Options.of(core.options(), Map.of()));
    link.boot(state);
  }

  private static IrqCore.Plan plan(ChipModel chip, Trigger trigger, List<ActionModel> actions) {
    return new IrqCore.Plan(10, trigger, CPU, List.of(CPU), chip, actions);
  }

  private ActionModel handler() {
    return cpu ->
        Routine.of(
            "handler",
            "test",
            "test",
            seq(step("handler", Effect.NOTHING), during, leave(ActionModel.IRQ_HANDLED)));
  }

  /** What the line's thread does until it sleeps again. */
  List<String> thread() {
    return walk(link.context("host/irq10/thread").body()).story();
  }

  Lines(ChipModel chip) {
    this(chip, Trigger.LEVEL, Map.of());
  }

  /** What the handler does besides. */
  Lines during(Block block) {
    during = block;
    return this;
  }

  /** One interrupt through a flow; the steps that a story tells. */
  List<String> fires(FlowHandler flow, Map<String, String> options) {
    return walk(flow.link(desc, CPU, Options.of(flow.options(), options))).story();
  }

  List<String> fires(FlowHandler flow) {
    return fires(flow, Map.of());
  }

  List<String> disable() {
    return walk(desc.disableIrqNosync(CPU)).story();
  }

  List<String> enable() {
    return walk(desc.enableIrq(CPU)).story();
  }

  Walk walk(Routine routine) {
    return Walk.of(routine, state);
  }
}
