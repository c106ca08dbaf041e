package org.irqlab.hypervisor.vmm;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.Register;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Code;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.State;

/**
 * The guest's way to its controller: each access leaves the guest and is emulated. If the monitor
 * listens for completions, a write that ends the handling of a line is told to it after the
 * emulation has dropped its lock (Documentation/virt/kvm/api.rst: KVM_EXIT_IOAPIC_EOI).
 *
 * @param controller the emulated registers
 * @param listening the lines that are told
 * @param instance what the routines are linked for
 */
record TrappedBus(VirtualController controller, List<Intx> listening, String instance)
    implements Bus {
  @Override
  public Block read(String name, Cpu cpu, Register register, Use use) {
    return trapped(name, call(emulate(cpu, controller.read(name, cpu, register, use))));
  }

  @Override
  public Block write(String name, Cpu cpu, Register register, ToLongFunction<State> value) {
    List<Intx> told = controller.canComplete(register) ? listening : List.of();
    List<Integer> sources = told.stream().map(Intx::virtualSource).toList();
    Routine write = emulate(cpu, controller.write(name, cpu, register, value, sources));
    List<Code.On> exits = new ArrayList<>();
    exits.add(on(Exit.RETURN));
    for (Intx line : told) {
      exits.add(on(VirtualController.completed(line.virtualSource()), line.completed(cpu)));
    }
    return trapped(name, call(write, exits.toArray(Code.On[]::new)));
  }

  @Override
  public Block acknowledge(String name, Cpu cpu, Use use) {
    return controller.acknowledge(name, cpu, use);
  }

  @Override
  public void preset(State s, Cpu cpu, Register register, long value) {
    controller.preset(s, cpu, register, value);
  }

  private static Block trapped(String name, Block emulation) {
    return seq(
        step("exit: " + name, Effect.NOTHING).counts(Mark.TRAP).folded(), Code.trapped(emulation));
  }

  private Routine emulate(Cpu cpu, Block access) {
    return Routine.of(
        "emulate",
        instance + "@" + cpu.name(),
        "Documentation/virt/kvm/api.rst: KVM_CREATE_IRQCHIP",
        access);
  }
}
