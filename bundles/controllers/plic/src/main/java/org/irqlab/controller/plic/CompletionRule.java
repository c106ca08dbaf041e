package org.irqlab.controller.plic;

import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;

/** Which completions reach the gateway. */
interface CompletionRule {
  /**
   * "If the completion ID does not match an interrupt source that is currently enabled for the
   * target, the completion is silently ignored" (PLIC specification, Interrupt Completion).
   */
  CompletionRule SPECIFIED = State::is;

  /** Key of {@link #IGNORES_ENABLE}. */
  String KEY = "plic-complete-ignores-enable";

  /**
   * Quirk {@value #KEY}: a completion is accepted for every source from every target. Departs from
   * the PLIC specification, Interrupt Completion; drivers that complete a disabled source work by
   * accident. Observed in QEMU 7.2, hw/intc/sifive_plic.c, {@code sifive_plic_write}.
   */
  CompletionRule IGNORES_ENABLE = (s, enable) -> true;

  /** Whether a completion is accepted from a target with this enable bit for the source. */
  boolean accepts(State s, Field enable);
}
