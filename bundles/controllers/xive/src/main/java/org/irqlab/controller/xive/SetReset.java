package org.irqlab.controller.xive;

/**
 * What a level source does when its P and Q bits are set to 00 with the line asserted. No public
 * text says.
 */
enum SetReset {
  /**
   * It looks at the line and notifies: what Linux counts on when it unmasks, since no level
   * interrupt is resent by software (arch/powerpc/sysdev/xive/common.c: xive_do_source_set_mask;
   * kernel/irq/resend.c: check_irq_resend).
   */
  NOTIFIES,

  /**
   * It waits for an EOI or for the next drive of its line (QEMU hw/intc/xive.c:
   * xive_source_esb_read, which only stores the bits).
   */
  SILENT
}
