package org.irqlab.controller.presentonce;

/**
 * When a completed source may be presented again. The words quoted are those of the discussion of
 * "vfio/pci: Fix INTx handling on legacy non-PCI 2.3 devices" on the kvm and linuxppc-dev lists,
 * September 2025.
 */
enum Rearm {
  /**
   * By the letter: a level is raised "once" and again only after an acknowledge that finds the line
   * deasserted. One that finds it asserted leaves the source stuck until it is masked and unmasked.
   */
  STRICT,

  /**
   * A milder reading: a fall of the line at any time since the source was presented counts, so that
   * the next completion re-arms whatever the line is by then.
   */
  LATCH,

  /**
   * Milder still: a fall of the line counts after the completion, too, and frees a stuck source.
   */
  FALL,

  /** No such rule: a completion that finds the line asserted presents it again. */
  LEVEL
}
