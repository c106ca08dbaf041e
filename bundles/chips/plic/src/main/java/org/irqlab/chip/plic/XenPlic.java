package org.irqlab.chip.plic;

import java.util.List;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.XenIrqController;
import org.osgi.service.component.annotations.Component;

/**
 * A PLIC driver for Xen as proposed on xen-devel in the discussion of routing device interrupts to
 * RISC-V guests: {@code host_irq_type} completes in {@code end}, {@code guest_irq_type} claims in
 * one place and completes in another. Xen has no such driver (xen/arch/riscv/plic.c exists only as
 * a skeleton in development trees); what the proposal leaves open follows xen/arch/riscv/aplic.c,
 * the driver that Xen does have.
 */
@Component
@Named(name = "plic", arch = "riscv", compatible = "plic")
public final class XenPlic implements XenIrqController {
  private static final String CLAIMER = "claimer";

  private static final OptionSpec END_ENABLES =
      OptionSpec.flag(
          "end-enables",
          "end of a disabled source enables it, completes and disables it again, as Linux's"
              + " plic_irq_eoi: a PLIC ignores the completion of a disabled source",
          false);

  private static final OptionSpec END_CONTEXT =
      OptionSpec.oneOf(
          "end-context",
          "where guest_irq_type's end completes: in the context that claimed, which ack remembers,"
              + " or in that of the CPU it runs on",
          CLAIMER,
          "own");

  @Override
  public List<OptionSpec> options() {
    return List.of(END_ENABLES, END_CONTEXT);
  }

  @Override
  public Model link(Link link, Attachment controller, Options options) {
    return new XenPlicModel(
        link, controller, options.on(END_ENABLES.name()), options.is(END_CONTEXT.name(), CLAIMER));
  }
}
