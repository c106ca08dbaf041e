package org.irqlab.hypervisor.xen;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.LinkException;
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
 * The guest's way to its controller: each access is a guest page fault that Xen answers by
 * emulating the register (RISC-V privileged architecture, "Guest-page faults"). A write that
 * completes a routed source is told to its descriptor, after the emulation has dropped its lock:
 * {@code do_IRQ} takes the two in the other order.
 *
 * @param controller the emulated registers
 * @param irqs the interrupts routed to this guest
 * @param instance what the routines are linked for
 */
record TrappedBus(VirtualController controller, List<GuestIrq> irqs, String instance)
    implements Bus {
  @Override
  public Block read(String name, Cpu cpu, Register register, Use use) {
    return trapped(name, call(emulate(cpu, controller.read(name, cpu, register, use))));
  }

  @Override
  public Block write(String name, Cpu cpu, Register register, ToLongFunction<State> value) {
    List<GuestIrq> heard = controller.canComplete(register) ? irqs : List.of();
    List<Integer> sources = heard.stream().map(GuestIrq::virtualSource).toList();
    Routine write = emulate(cpu, controller.write(name, cpu, register, value, sources));
    List<Code.On> exits = new ArrayList<>();
    exits.add(on(Exit.RETURN));
    for (GuestIrq irq : heard) {
      Exit completed = VirtualController.completed(irq.virtualSource());
      exits.add(on(completed, call(irq.guestCompleted(below(cpu)))));
    }
    return trapped(name, call(write, exits.toArray(Code.On[]::new)));
  }

  @Override
  public void preset(State s, Cpu cpu, Register register, long value) {
    controller.preset(s, cpu, register, value);
  }

  /** While the vCPU is out, its guest cannot be interrupted; its host can. */
  private static Block trapped(String name, Block emulation) {
    return seq(
        step("trap: " + name, Effect.NOTHING).counts(Mark.TRAP).folded(), Code.trapped(emulation));
  }

  private Routine emulate(Cpu cpu, Block access) {
    return Routine.of(
        "emulate",
        instance + "@" + cpu.name(),
        "xen/arch/riscv: emulation of the guest's interrupt controller",
        access);
  }

  private static Cpu below(Cpu cpu) {
    return cpu.host()
        .orElseThrow(() -> new LinkException("xen: " + cpu.name() + " is not a virtual CPU"));
  }
}
