package org.irqlab.hypervisor.kvm;

import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.test;
import static org.irqlab.api.routine.Code.under;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Register;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Step;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.State;

/**
 * A guest's controllers as KVM emulates them: register models behind one lock, which is dropped
 * around notifiers (arch/x86/kvm/ioapic.c: kvm_ioapic_set_irq, kvm_ioapic_update_eoi_one).
 */
final class VirtualChip {
  private final Lock lock;
  private final List<ControllerModel> chain;

  VirtualChip(Link link, List<ControllerModel> chain) {
    this.lock = link.layout().lock("irqchip->lock", Lock.Kind.SPIN_IRQSAVE);
    this.chain = List.copyOf(chain);
  }

  Lock lock() {
    return lock;
  }

  /** A controller of the chain; device side first. */
  ControllerModel stage(int stage) {
    if (stage >= chain.size()) {
      throw new LinkException("the guest has no controller number " + stage + " in its chain");
    }
    return chain.get(stage);
  }

  /** Drives a pin; the lock is held. */
  void drive(State s, int source, boolean asserted) {
    chain.get(0).input(s, source, asserted);
  }

  /** A write that is emulated. */
  Step write(int stage, String name, Cpu cpu, Register register, ToLongFunction<State> value) {
    return step(name, s -> stage(stage).write(s, cpu.number(), register, value.applyAsLong(s)));
  }

  /** Finds out which of several sources a write would end; leaves by {@link #completed}. */
  Block decode(Access access, List<Integer> sources) {
    Block decoded = leave();
    for (int source : sources) {
      decoded = test(look(), access.ends(this, source), leave(completed(source)), decoded);
    }
    return under(lock, decoded);
  }

  /** The same with the write, in one. */
  Block decodeAndWrite(Access access, List<Integer> sources) {
    Step write = access.write(this);
    Block decoded = seq(write, leave());
    for (int source : sources) {
      decoded =
          test(look(), access.ends(this, source), seq(write, leave(completed(source))), decoded);
    }
    return under(lock, decoded);
  }

  /**
   * A write that unmasks: a level that waits is forgotten, and whoever drives it is told instead
   * that it may drive it again. The lock is held all along (arch/x86/kvm/ioapic.c:
   * ioapic_write_indirect).
   *
   * @param access the write
   * @param told by source, what tells it
   */
  Block writeAndResample(Access access, Map<Integer, Block> told) {
    Block written = access.write(this);
    for (Map.Entry<Integer, Block> one : told.entrySet()) {
      int source = one.getKey();
      Block forgotten =
          step(
              access.name(),
              s -> {
                drive(s, source, false);
                access.apply(this, s);
              });
      written = test(look(), access.unmasks(this, source), seq(forgotten, one.getValue()), written);
    }
    return under(lock, written);
  }

  private static Step look() {
    return step("decode", Effect.NOTHING).folded();
  }

  /** The exit of a write that ends the handling of a source. */
  static Exit completed(int source) {
    return new Exit("completed " + source);
  }

  /**
   * A write of the guest.
   *
   * @param stage of which controller
   * @param name as the driver writes it
   * @param cpu the virtual CPU
   * @param register which register
   * @param value the value
   */
  record Access(int stage, String name, Cpu cpu, Register register, ToLongFunction<State> value) {
    Step write(VirtualChip chip) {
      return chip.write(stage, name, cpu, register, value);
    }

    void apply(VirtualChip chip, State s) {
      chip.stage(stage).write(s, cpu.number(), register, value.applyAsLong(s));
    }

    Guard unmasks(VirtualChip chip, int source) {
      return s ->
          chip.stage(stage)
              .unmasks(s, cpu.number(), register, value.applyAsLong(s))
              .equals(OptionalInt.of(source));
    }

    Guard ends(VirtualChip chip, int source) {
      return s ->
          chip.stage(stage)
              .completes(s, cpu.number(), register, value.applyAsLong(s))
              .equals(OptionalInt.of(source));
    }
  }
}
