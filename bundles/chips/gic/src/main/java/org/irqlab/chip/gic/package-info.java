/**
 * Linux's driver of the GICv2 (drivers/irqchip/irq-gic.c): {@link org.irqlab.chip.gic.Startup}
 * programs the controller, {@link org.irqlab.chip.gic.AcknowledgeLoop} is its root handler, and
 * {@link org.irqlab.chip.gic.GicModel} is its irq_chip, with and without the split of EOImode.
 */
package org.irqlab.chip.gic;
