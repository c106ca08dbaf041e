package org.irqlab.api.part;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Seam: a Linux driver of an interrupt controller, {@code struct irq_chip} and its root handler.
 */
@ConsumerType
public interface IrqChip extends Part {
  /**
   * Links the driver of one controller.
   *
   * @param link where its fields go
   * @param controller the controller
   * @param options its options
   * @return the callbacks
   */
  ChipModel link(Link link, Attachment controller, Options options);
}
