package org.irqlab.vfio.pci;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.test;
import static org.irqlab.api.routine.Code.under;

import java.util.Optional;
import java.util.function.Supplier;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;

/**
 * Switching a function's INTx off and on again (drivers/vfio/pci/vfio_pci_intrs.c:
 * vfio_intx_disable, vfio_intx_enable), with {@code igate} held. A function that cannot mask itself
 * and whose INTx the guest has disabled is requested without enabling its line, as from Linux 6.8
 * to 6.10 on.
 *
 * @param link where the line's request and release are looked up
 * @param desc the line
 * @param masking the device's mask, if it is used
 * @param irqlock guards the context
 * @param masked {@code ctx->masked}
 * @param virqDisabled whether the guest has disabled INTx
 * @param none whether {@code irq_type} is that of no interrupt
 */
record Setup(
    Link link,
    Supplier<IrqDesc> desc,
    Optional<Masking> masking,
    Lock irqlock,
    Field masked,
    Field virqDisabled,
    Field none) {
  private static final String FILE = "drivers/vfio/pci/vfio_pci_intrs.c: ";

  /** Off: the context, and with it the mask, is gone when no handler runs any more. */
  Routine disable(Cpu cpu) {
    return of(
        "vfio_intx_disable",
        cpu,
        call(offered("free_irq", cpu)),
        step("irq_type = VFIO_PCI_NUM_IRQS", s -> s.set(none, true)),
        under(irqlock, step("ctx->masked = false", s -> s.set(masked, false)).folded()));
  }

  /** On: masked if the guest's configuration space says so. */
  Routine enable(Cpu cpu) {
    Block request = call(offered("request_irq", cpu));
    return of(
        "vfio_intx_enable",
        cpu,
        under(
            irqlock,
            step("ctx->masked = virq_disabled", s -> s.set(masked, s.get(virqDisabled))).folded()),
        step("irq_type = VFIO_PCI_INTX_IRQ_INDEX", s -> s.set(none, false)),
        masking
            .map(device -> under(irqlock, device.set(cpu, masked)))
            .<Block>map(set -> seq(set, request))
            .orElseGet(
                () ->
                    test(
                        "ctx->masked?",
                        s -> s.is(masked),
                        call(offered("request_irq(IRQF_NO_AUTOEN)", cpu)),
                        request)));
  }

  private Supplier<Routine> offered(String entry, Cpu cpu) {
    return () -> link.offered(desc.get().name() + "/" + entry, cpu);
  }

  private Routine of(String function, Cpu cpu, Block... body) {
    return Routine.of(function, link.instance() + "@" + cpu.name(), FILE + function, body);
  }
}
