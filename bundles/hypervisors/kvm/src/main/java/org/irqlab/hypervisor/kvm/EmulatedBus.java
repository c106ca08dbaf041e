package org.irqlab.hypervisor.kvm;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.under;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * The guest's way to one of its controllers: each access leaves the guest. A write that ends the
 * handling of a resampled source runs its ack notifier without the chip's lock: before the chip
 * sees the write, as the IO-APIC has it (arch/x86/kvm/ioapic.c: kvm_ioapic_update_eoi_one), or
 * after, as XICS has it (arch/powerpc/kvm/book3s_xics.c: kvmppc_h_eoi).
 *
 * @param chip the emulated registers
 * @param stage which controller of the chain
 * @param resampled the irqfds with a resampler
 * @param notifiesFirst whether the notifier runs before the write
 * @param resamplesOnUnmask whether a level that waits behind the guest's mask is resampled when the
 *     guest unmasks
 * @param instance what the routines are linked for
 */
record EmulatedBus(
    VirtualChip chip,
    int stage,
    List<Irqfd> resampled,
    boolean notifiesFirst,
    boolean resamplesOnUnmask,
    String instance)
    implements Bus {
  @Override
  public Block read(String name, Cpu cpu, Register register, Use use) {
    Block read = step(name, s -> use.accept(s, chip.stage(stage).read(s, cpu.number(), register)));
    return exit(name, call(emulate(cpu, under(chip.lock(), read))));
  }

  @Override
  public Block write(String name, Cpu cpu, Register register, ToLongFunction<State> value) {
    VirtualChip.Access access = new VirtualChip.Access(stage, name, cpu, register, value);
    if (resamplesOnUnmask && !resampled.isEmpty() && chip.stage(stage).canUnmask(register)) {
      Map<Integer, Block> told = new LinkedHashMap<>();
      resampled.forEach(one -> told.put(one.virtualSource(), one.notifyResampler(cpu)));
      return exit(name, call(emulate(cpu, chip.writeAndResample(access, told))));
    }
    Block write = under(chip.lock(), access.write(chip));
    if (resampled.isEmpty() || !chip.stage(stage).canComplete(register)) {
      return exit(name, call(emulate(cpu, write)));
    }
    List<Integer> sources = resampled.stream().map(Irqfd::virtualSource).toList();
    if (notifiesFirst) {
      return exit(
          name,
          notified(emulate(cpu, chip.decode(access, sources)), cpu),
          call(emulate(cpu, write)));
    }
    return exit(name, notified(emulate(cpu, chip.decodeAndWrite(access, sources)), cpu));
  }

  /** {@code kvm_notify_acked_irq} on the exits that complete. */
  private Block notified(Routine decode, Cpu cpu) {
    List<Code.On> exits = new ArrayList<>();
    exits.add(on(Exit.RETURN));
    for (Irqfd irqfd : resampled) {
      exits.add(on(VirtualChip.completed(irqfd.virtualSource()), call(irqfd.resamplerAck(cpu))));
    }
    return call(decode, exits.toArray(Code.On[]::new));
  }

  /** What hardware does for a vCPU that takes an interrupt: no exit. */
  @Override
  public Block acknowledge(String name, Cpu cpu, Use use) {
    return step(
        name, s -> chip.stage(stage).acknowledge(s, cpu.number()).ifPresent(v -> use.accept(s, v)));
  }

  @Override
  public void preset(State s, Cpu cpu, Register register, long value) {
    chip.stage(stage).write(s, cpu.number(), register, value);
  }

  private static Block exit(String name, Block... emulation) {
    return seq(
        step("exit: " + name, Effect.NOTHING).counts(Mark.TRAP).folded(), Code.trapped(emulation));
  }

  private Routine emulate(Cpu cpu, Block access) {
    return Routine.of(
        "kvm_io_bus",
        instance + "@" + cpu.name(),
        "virt/kvm/kvm_main.c: kvm_io_bus_write, kvm_io_bus_read",
        access);
  }
}
