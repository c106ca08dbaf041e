package org.irqlab.chip.plic;

import static org.irqlab.api.routine.Code.dispatch;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.step;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.XenIrqController.Operations;
import org.irqlab.api.part.XenIrqController.XenDesc;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;

/**
 * {@code guest_irq_type}: {@code ack} remembers the context that claimed, {@code end} completes
 * there, whatever CPU it runs on; or, if nothing is remembered, in the context of that CPU. Between
 * them the closed gateway is the mask. The completion is ignored if the source is no longer enabled
 * in that context.
 */
final class GuestType implements Operations {
  private final Layout layout;
  private final Bus bus;
  private final Contexts contexts;
  private final XenEnabling enabling;
  private final boolean remembers;
  private final Map<String, Field> claimers = new HashMap<>();

  GuestType(Layout layout, Bus bus, Contexts contexts, XenEnabling enabling, boolean remembers) {
    this.layout = layout;
    this.bus = bus;
    this.contexts = contexts;
    this.enabling = enabling;
    this.remembers = remembers;
  }

  @Override
  public Optional<Routine> enable(XenDesc irq, Cpu cpu) {
    return Optional.of(enabling.enable(irq, cpu));
  }

  @Override
  public Optional<Routine> disable(XenDesc irq, Cpu cpu) {
    return Optional.of(enabling.disable(irq, cpu));
  }

  @Override
  public Optional<Routine> ack(XenDesc irq, Cpu cpu) {
    enabling.started(irq);
    if (!remembers) {
      return Optional.empty();
    }
    Field claimer = claimer(irq);
    int hart = contexts.hart(cpu);
    return Optional.of(
        of(
            "plic_guest_irq_ack",
            irq,
            cpu,
            step("remember the claiming context", s -> s.set(claimer, hart)).folded()));
  }

  @Override
  public Optional<Routine> end(XenDesc irq, Cpu cpu) {
    enabling.started(irq);
    if (!remembers) {
      return Optional.of(ends(irq, cpu, complete(irq, cpu, cpu)));
    }
    Field claimer = claimer(irq);
    Map<Integer, Block> completions = new HashMap<>();
    for (Cpu claiming : contexts.cpus()) {
      completions.put(contexts.hart(claiming), complete(irq, cpu, claiming));
    }
    return Optional.of(
        ends(irq, cpu, dispatch(claimer, completions, nothing())).withLocals(claimer));
  }

  private Routine ends(XenDesc irq, Cpu cpu, Block completion) {
    return of("plic_guest_irq_end", irq, cpu, enabling.completed(irq, cpu, completion));
  }

  private Block complete(XenDesc irq, Cpu cpu, Cpu context) {
    return bus.write(
        "writel(" + irq.source() + ", claim of " + context.name() + ")",
        cpu,
        contexts.claim(context),
        s -> irq.source());
  }

  private Field claimer(XenDesc irq) {
    return claimers.computeIfAbsent(
        irq.name(),
        name ->
            layout.field(name + ".claimer", contexts.cpus().size(), irq.disabled().protection()));
  }

  private static Routine of(String name, XenDesc irq, Cpu cpu, Block body) {
    return Routine.of(
        name,
        irq.name() + "@" + cpu.name(),
        "xen-devel, xen/riscv: implement IRQ routing for device passthrough: guest_irq_type; PLIC specification, Interrupt Completion",
        body);
  }
}
