package org.irqlab.controller.xive;

/**
 * What the EOI of a level source does whose Q bit is set while its line is asserted. Software alone
 * can set Q there.
 */
enum QueuedLevel {
  /** As for a message: Q moves to P, which notifies. */
  NOTIFIES,

  /**
   * Q moves to P without a notification, because the line is looked at afterwards and finds P set
   * (QEMU hw/intc/xive.c: xive_source_esb_eoi, xive_source_lsi_trigger).
   */
  SILENT
}
