package org.irqlab.vfio.pci;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.either;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.test;

import org.irqlab.api.part.DeviceMask;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;

/**
 * Masking at the device: DisINTx and the interrupt status bit (drivers/pci/irq.c:
 * pci_check_and_set_intx_mask; drivers/pci/pci.c: pci_intx). Status is read, and if it agrees
 * DisINTx is written; the configuration lock around both is not taken here, since every caller
 * holds the lock of its only device.
 *
 * @param mask the device's mask
 * @param instance what the routines are linked for
 */
record Masking(DeviceMask mask, String instance) {
  private static final String CHECK = "drivers/pci/irq.c: pci_check_and_set_intx_mask";
  private static final Exit DONE = new Exit("true");
  private static final Exit REFUSED = new Exit("false");

  /** {@code pci_intx(pdev, 0)}. */
  Block mask(Cpu cpu) {
    return intx(cpu, true);
  }

  /** {@code pci_intx(pdev, !masked)}, with the lock of that field held. */
  Block set(Cpu cpu, Field masked) {
    return either(s -> s.is(masked), intx(cpu, true), intx(cpu, false));
  }

  private Block intx(Cpu cpu, boolean masked) {
    return call(of("pci_intx", "drivers/pci/pci.c: pci_intx", cpu, write(masked)));
  }

  /** Masks if the device asserts. */
  Block checkAndMask(Cpu cpu, Block masked, Block notOurs) {
    return check("pci_check_and_mask_intx", cpu, true, masked, notOurs);
  }

  /** Unmasks unless the device asserts. */
  Block checkAndUnmask(Cpu cpu, Block unmasked, Block stillAsserts) {
    return check("pci_check_and_unmask_intx", cpu, false, unmasked, stillAsserts);
  }

  private Block check(String function, Cpu cpu, boolean mask, Block done, Block refused) {
    Routine routine =
        of(
            function,
            CHECK,
            cpu,
            test(
                step("read PCI_STATUS_INTERRUPT", Effect.NOTHING)
                    .counts(Mark.REGISTER_ACCESS)
                    .folded(),
                s -> mask().asserting(s) == mask,
                seq(write(mask), leave(DONE)),
                leave(REFUSED)));
    return call(routine, on(DONE, done), on(REFUSED, refused));
  }

  private Block write(boolean masked) {
    return step("DisINTx = " + (masked ? 1 : 0), s -> mask.set(s, masked))
        .counts(Mark.REGISTER_ACCESS);
  }

  private Routine of(String function, String source, Cpu cpu, Block... body) {
    return Routine.of(function, instance + "@" + cpu.name(), source, body);
  }
}
