package org.irqlab.controller.plic;

import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;

/** Which priorities a claim can return. */
interface ClaimRule {
  /**
   * "The claim operation is not affected by the setting of the priority threshold register" (PLIC
   * specification, Interrupt Claim Process); priority 0 means never interrupt.
   */
  ClaimRule SPECIFIED = (s, threshold) -> 0;

  /** Key of {@link #HONOURS_THRESHOLD}. */
  String KEY = "plic-claim-honours-threshold";

  /**
   * Quirk {@value #KEY}: a claim returns 0 if no pending source exceeds the threshold. Departs from
   * the PLIC specification, Interrupt Claim Process, which lets a hart poll with the threshold at
   * its maximum. Observed in QEMU 7.2, hw/intc/sifive_plic.c, {@code sifive_plic_claimed}.
   */
  ClaimRule HONOURS_THRESHOLD = State::get;

  /** The priority that a source must exceed to be claimed. */
  int floor(State s, Field threshold);
}
