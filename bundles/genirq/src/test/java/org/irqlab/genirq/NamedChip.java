package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.step;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Code;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Routine;

/**
 * A chip whose callbacks only log their names.
 *
 * @param callbacks those it has
 * @param flags its flags
 */
record NamedChip(Set<String> callbacks, Set<Flag> flags) implements ChipModel {
  NamedChip(String... callbacks) {
    this(Set.of(callbacks), Set.of());
  }

  NamedChip with(Flag flag) {
    return new NamedChip(callbacks, Set.of(flag));
  }

  @Override
  public Routine handle(Cpu cpu, Map<Integer, Routine> domain) {
    Block[] all = domain.values().stream().map(Code::call).toArray(Block[]::new);
    return Routine.of("handle", "chip", "test", all);
  }

  @Override
  public String flow(int source) {
    return "fasteoi";
  }

  @Override
  public Optional<Routine> irqEnable(IrqDesc desc, Cpu cpu) {
    return callback("irq_enable");
  }

  @Override
  public Optional<Routine> irqDisable(IrqDesc desc, Cpu cpu) {
    return callback("irq_disable");
  }

  @Override
  public Optional<Routine> irqMask(IrqDesc desc, Cpu cpu) {
    return callback("irq_mask");
  }

  @Override
  public Optional<Routine> irqUnmask(IrqDesc desc, Cpu cpu) {
    return callback("irq_unmask");
  }

  @Override
  public Optional<Routine> irqMaskAck(IrqDesc desc, Cpu cpu) {
    return callback("irq_mask_ack");
  }

  @Override
  public Optional<Routine> irqAck(IrqDesc desc, Cpu cpu) {
    return callback("irq_ack");
  }

  @Override
  public Optional<Routine> irqEoi(IrqDesc desc, Cpu cpu) {
    return callback("irq_eoi");
  }

  @Override
  public Optional<Routine> irqRetrigger(IrqDesc desc, Cpu cpu) {
    return callback("irq_retrigger");
  }

  private Optional<Routine> callback(String name) {
    return callbacks.contains(name)
        ? Optional.of(Routine.of(name, "chip", "test", step(name, Effect.NOTHING)))
        : Optional.empty();
  }
}
