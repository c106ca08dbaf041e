package org.irqlab.vfio.platform;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.when;

import java.util.function.Supplier;
import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.State;

/**
 * The producer of a line that a guest completes itself: while it is forwarded its handler does not
 * mask ("ARM IRQ forward control based on IRQ bypass manager", version 3, linux-kernel, 2015; never
 * merged). That of an edge never does, so it is not exchanged ("ARM/ARM64: Direct EOI setup for
 * VFIO wired interrupts", kvmarm, 2017: irq_bypass_deoi_add_consumer).
 *
 * @param desc the line
 * @param lock of the interrupt
 * @param masked whether VFIO has masked it
 * @param forwarded whether the handler is the one that does not mask
 * @param masks whether there is another that does
 * @param instance what the routines are linked for
 */
record Bypass(
    Supplier<IrqDesc> desc,
    Lock lock,
    Field masked,
    Field forwarded,
    boolean masks,
    String instance)
    implements InterruptBackend.Producer {
  @Override
  public Routine stop(Cpu cpu) {
    return of("vfio_platform_irq_bypass_stop", cpu, call(() -> desc.get().disableIrq(cpu)));
  }

  @Override
  public Routine start(Cpu cpu) {
    return of("vfio_platform_irq_bypass_start", cpu, call(() -> desc.get().enableIrq(cpu)));
  }

  @Override
  public Routine addConsumer(Cpu cpu) {
    Block silent = step("handler = vfio_irq_handler", s -> s.set(forwarded, true));
    return of(
        "vfio_platform_irq_bypass_add_consumer",
        cpu,
        under(lock, when(s -> s.is(masked), leave(REFUSED)), masks ? silent : nothing()));
  }

  @Override
  public Routine delConsumer(Cpu cpu) {
    Block masking = step("handler = vfio_automasked_irq_handler", s -> s.set(forwarded, false));
    return of(
        "vfio_platform_irq_bypass_del_consumer", cpu, masks ? under(lock, masking) : nothing());
  }

  @Override
  public void preset(State s) {
    s.set(forwarded, masks);
  }

  private Routine of(String function, Cpu cpu, Block... body) {
    return Routine.of(
        function,
        instance + "@" + cpu.name(),
        "linux-kernel, 10 August 2015: [PATCH v3 00/10] ARM IRQ forward control",
        body);
  }
}
