package org.irqlab.controller.plic;

import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * Quirk {@value #KEY}: the gateway is a latch. Every assertion sets the pending bit, also while the
 * source is claimed and also if the line was asserted before; a deassertion does nothing, and
 * completion looks at no line. While the source is claimed the bit shows in the register and is
 * hidden from the targets.
 *
 * <p>Departs from the PLIC specification, Interrupt Gateways: "if the interrupt is level-triggered
 * and the interrupt is still asserted, a new interrupt request will be forwarded" at completion,
 * and no request is forwarded before. Observed in QEMU 7.2, hw/intc/sifive_plic.c, {@code
 * sifive_plic_irq_request} and {@code sifive_plic_claimed}.
 */
final class LatchedGateway implements Gateway {
  static final String KEY = "plic-edge-latched";

  private final Field pending;
  private final Field claimed;
  private final String latched;
  private final String hidden;
  private final String open;

  LatchedGateway(Layout layout, Protection registers, int id, Field pending) {
    this.pending = pending;
    this.claimed = layout.flag("source[" + id + "].claimed", registers);
    String source = "source " + id;
    this.latched = source + ": asserted, pending";
    this.hidden = source + ": asserted while claimed, pending but hidden until completion";
    this.open = source + ": completed, the line is not looked at";
  }

  @Override
  public void input(State s, boolean asserted) {
    if (asserted) {
      s.note(s.is(claimed) ? hidden : latched);
      s.set(pending, true);
    }
  }

  @Override
  public void claimed(State s) {
    s.set(claimed, true);
  }

  @Override
  public boolean closed(State s) {
    return s.is(claimed);
  }

  @Override
  public void completed(State s) {
    s.note(open);
    s.set(claimed, false);
  }

  @Override
  public boolean hidden(State s) {
    return s.is(claimed);
  }
}
