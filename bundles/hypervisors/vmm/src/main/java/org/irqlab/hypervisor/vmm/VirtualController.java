package org.irqlab.hypervisor.vmm;

import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.test;
import static org.irqlab.api.routine.Code.under;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Register;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.routine.Step;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.State;

/**
 * A guest's controller: the register model, one lock around each access, as a kernel's emulation
 * has it. The monitor drives its pins by a system call.
 */
final class VirtualController {
  private final String instance;
  private final Lock lock;
  private final List<ControllerModel> chain;
  private final ControllerModel model;

  VirtualController(Link link, List<ControllerModel> chain) {
    this(link.instance(), link.layout().lock("irqchip->lock", Lock.Kind.SPIN_IRQSAVE), chain, 0);
  }

  private VirtualController(String instance, Lock lock, List<ControllerModel> chain, int stage) {
    this.instance = instance;
    this.lock = lock;
    this.chain = chain;
    this.model = chain.get(stage);
  }

  /** A controller of the same guest's chain; device side first. */
  VirtualController stage(int stage) {
    return new VirtualController(instance, lock, chain, stage);
  }

  /** Drives a pin ({@code pci_irq_assert}, {@code pci_irq_deassert}; KVM_IRQ_LINE). */
  Routine drive(Cpu cpu, int source, boolean asserted) {
    String name = asserted ? "pci_irq_assert" : "pci_irq_deassert";
    return Routine.of(
        "kvm_set_irq",
        instance + "@" + cpu.name(),
        "virt/kvm/irqchip.c: kvm_set_irq",
        under(lock, step(name + " " + source, s -> model.input(s, source, asserted))));
  }

  /** An emulated read. */
  Block read(String name, Cpu cpu, Register register, Bus.Use use) {
    return under(lock, step(name, s -> use.accept(s, model.read(s, cpu.number(), register))));
  }

  /** What hardware does for a vCPU that takes an interrupt: nobody emulates it. */
  Block acknowledge(String name, Cpu cpu, Bus.Use use) {
    return step(name, s -> model.acknowledge(s, cpu.number()).ifPresent(v -> use.accept(s, v)));
  }

  /**
   * An emulated write, which leaves its routine: by {@link #completed} if it ends the handling of
   * one of the sources.
   */
  Block write(
      String name, Cpu cpu, Register register, ToLongFunction<State> value, List<Integer> sources) {
    Step write = step(name, s -> preset(s, cpu, register, value.applyAsLong(s)));
    Block decoded = seq(write, leave());
    for (int source : sources) {
      Guard ends =
          s ->
              model
                  .completes(s, cpu.number(), register, value.applyAsLong(s))
                  .equals(OptionalInt.of(source));
      decoded =
          test(
              step("decode", Effect.NOTHING).folded(),
              ends,
              seq(write, leave(completed(source))),
              decoded);
    }
    return under(lock, decoded);
  }

  /** The exit of a write that has ended the handling of a source. */
  static Exit completed(int source) {
    return new Exit("completed " + source);
  }

  /** Whether a write to a register can end the handling of a source. */
  boolean canComplete(Register register) {
    return model.canComplete(register);
  }

  void preset(State s, Cpu cpu, Register register, long value) {
    model.write(s, cpu.number(), register, value);
  }
}
