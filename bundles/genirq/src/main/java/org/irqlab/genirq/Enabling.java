package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.either;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.when;

import java.util.Optional;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.verdict.Verdict;

/**
 * Nested disabling. A chip without {@code irq_disable} is disabled lazily: nothing is written until
 * the next interrupt arrives, unless {@code IRQ_DISABLE_UNLAZY} is set (kernel/irq/manage.c:
 * __disable_irq, __enable_irq; kernel/irq/chip.c: __irq_disable, irq_startup, irq_enable). The
 * first enabling after a request starts the line up, which a chip may do in its own way.
 *
 * @param desc the line
 * @param instance what the routines are linked for
 * @param unlazy whether {@code IRQ_DISABLE_UNLAZY} is set
 * @param started {@code IRQD_IRQ_STARTED}
 * @param nests whether shutting down adds to the depth, as in Linux 6.17; up to 6.14 the depth is 1
 *     afterwards
 */
record Enabling(IrqDesc desc, String instance, boolean unlazy, Field started, boolean nests) {
  Routine disableIrqNosync(Cpu cpu) {
    Block deeper = step("depth++", s -> s.set(desc.depth(), s.get(desc.depth()) + 1)).folded();
    return of(
        "disable_irq_nosync",
        "kernel/irq/manage.c: __disable_irq_nosync",
        cpu,
        under(
            desc.lock(),
            either(s -> s.get(desc.depth()) == 0, seq(deeper, call(irqDisable(cpu))), deeper)));
  }

  Routine enableIrq(Cpu cpu) {
    return of(
        "enable_irq",
        "kernel/irq/manage.c: __enable_irq",
        cpu,
        under(
            desc.lock(),
            either(
                s -> s.get(desc.depth()) <= 1,
                either(s -> s.get(desc.depth()) == 0, unbalanced(), call(irqStartup(cpu))),
                step("depth--", s -> s.set(desc.depth(), s.get(desc.depth()) - 1)).folded())));
  }

  private Block unbalanced() {
    return step(
        "Unbalanced enable for IRQ",
        s -> s.condemn(Verdict.UNBALANCED, "enable_irq without a disable_irq before it"));
  }

  private Routine irqDisable(Cpu cpu) {
    return of("irq_disable", "kernel/irq/chip.c: irq_disable", cpu, call(irqDisable(cpu, unlazy)));
  }

  /** {@code irq_shutdown}: never lazy, even if the line is disabled already. */
  Routine irqShutdown(Cpu cpu) {
    Masking masking = new Masking(desc, instance);
    Block depth =
        nests
            ? step("depth++", s -> s.set(desc.depth(), s.get(desc.depth()) + 1)).folded()
            : step("depth = 1", s -> s.set(desc.depth(), 1)).folded();
    Block masked = call(masking.maskIrq(cpu));
    Block plain = either(s -> s.is(desc.disabled()), masked, call(irqDisable(cpu, true)));
    Block disable = step("irq_state_set_disabled", s -> s.set(desc.disabled(), true)).folded();
    Block shut =
        desc.chip()
            .irqShutdown(desc, cpu)
            .map(chip -> seq(call(chip), disable, masking.setMasked()))
            .orElse(plain);
    return of(
        "irq_shutdown",
        "kernel/irq/chip.c: irq_shutdown",
        cpu,
        when(
            s -> s.is(started),
            depth,
            shut,
            step("irq_state_clr_started", s -> s.set(started, false)).folded()));
  }

  private Routine irqDisable(Cpu cpu, boolean mask) {
    Block disable = step("irq_state_set_disabled", s -> s.set(desc.disabled(), true)).folded();
    Masking masking = new Masking(desc, instance);
    Optional<Routine> chip = desc.chip().irqDisable(desc, cpu);
    Block hardware;
    if (chip.isPresent()) {
      hardware = seq(call(chip.get()), masking.setMasked());
    } else if (mask) {
      hardware = call(masking.maskIrq(cpu));
    } else {
      hardware = step("irq_disable: lazy, nothing written", Effect.NOTHING);
    }
    return of("__irq_disable", "kernel/irq/chip.c: __irq_disable", cpu, disable, hardware);
  }

  Routine irqStartup(Cpu cpu) {
    return of(
        "irq_startup",
        "kernel/irq/chip.c: irq_startup",
        cpu,
        step("depth = 0", s -> s.set(desc.depth(), 0)).folded(),
        either(s -> s.is(started), call(irqEnable(cpu)), call(firstStartup(cpu))),
        call(desc.checkIrqResend(cpu)));
  }

  private Routine firstStartup(Cpu cpu) {
    Masking masking = new Masking(desc, instance);
    Block enable = step("irq_state_clr_disabled", s -> s.set(desc.disabled(), false)).folded();
    return of(
        "__irq_startup",
        "kernel/irq/chip.c: __irq_startup",
        cpu,
        desc.chip()
            .irqStartup(desc, cpu)
            .map(chip -> seq(call(chip), enable, masking.clearMasked()))
            .orElseGet(() -> call(irqEnable(cpu))),
        step("irq_state_set_started", s -> s.set(started, true)).folded());
  }

  private Routine irqEnable(Cpu cpu) {
    Masking masking = new Masking(desc, instance);
    Block unmask = call(masking.unmaskIrq(cpu));
    Block enable = step("irq_state_clr_disabled", s -> s.set(desc.disabled(), false)).folded();
    Block hardware =
        desc.chip()
            .irqEnable(desc, cpu)
            .map(chip -> seq(call(chip), masking.clearMasked()))
            .orElse(unmask);
    return of(
        "irq_enable",
        "kernel/irq/chip.c: irq_enable",
        cpu,
        either(s -> s.is(desc.disabled()), seq(enable, hardware), unmask));
  }

  private Routine of(String function, String source, Cpu cpu, Block... body) {
    return Routine.of(function, instance + "@" + cpu.name(), source, body);
  }
}
