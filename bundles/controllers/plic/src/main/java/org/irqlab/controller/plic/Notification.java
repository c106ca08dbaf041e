package org.irqlab.controller.plic;

import java.util.Map;
import java.util.TreeMap;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * When a change of a target's EIP bit arrives at its pin. "The value in an interrupt notification
 * is only guaranteed to hold an EIP value that was valid at some point in the past" (PLIC
 * specification, Interrupt Notifications), so both ways are allowed.
 */
interface Notification {
  /** The level of a target's pin. */
  boolean asserted(State s, int context, Target target);

  /** The core was active: a request, a claim, a completion, a priority or threshold written. */
  void active(State s);

  /** A pin is its EIP bit. */
  static Notification atOnce() {
    return new Notification() {
      @Override
      public boolean asserted(State s, int context, Target target) {
        return target.notified(s);
      }

      @Override
      public void active(State s) {
        // A pin holds nothing of its own.
      }
    };
  }

  /**
   * A pin follows its EIP bit when the core is next active; a write of enable bits or a line that
   * falls alone does not move it. How QEMU 7.2 notifies (hw/intc/sifive_plic.c, callers of {@code
   * sifive_plic_update}); not offered to paths, where nothing may ever follow.
   */
  static Notification whenActive(Layout layout, Protection registers, Map<Integer, Target> all) {
    Map<Integer, Field> pins = new TreeMap<>();
    all.keySet().forEach(c -> pins.put(c, layout.flag("context[" + c + "].pin", registers)));
    return new Notification() {
      @Override
      public boolean asserted(State s, int context, Target target) {
        return s.is(pins.get(context));
      }

      @Override
      public void active(State s) {
        all.forEach((context, target) -> s.set(pins.get(context), target.notified(s)));
      }
    };
  }
}
