package org.irqlab.controller.xive;

import java.util.List;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * What one CPU sees of the engine: its event queue and its thread context, cut down to the one
 * priority that Linux uses (QEMU hw/intc/xive.c: xive_end_enqueue, xive_tctx_accept,
 * xive_tctx_set_cppr; arch/powerpc/sysdev/xive/common.c: xive_irq_priority).
 *
 * <p>Abstraction: an entry of the queue is a bit for its source, so entries leave by number instead
 * of by age, and two of one source merge; they can be two only if software sets P and Q while an
 * entry waits. The toggle, the index and the END's own event state buffer (which is set to notify
 * always) do not exist.
 */
final class Presenter {
  /** The priority of all queues; {@code TM_QW3_HV_PHYS} and the OS ring are the same here. */
  static final int PRIORITY = 7;

  /** A CPPR that keeps nothing out. */
  static final int OPEN = 0xff;

  private static final int EXCEPTION = 0x80;
  private static final long VALID = 0x8000_0000L;

  private final List<Integer> sources;
  private final Field[] queued;
  private final Field pending;
  private final Field open;
  private final String accepted;
  private final String nothing;
  private final String merged;

  Presenter(Layout layout, Protection registers, List<Integer> sources, int cpu) {
    this.sources = List.copyOf(sources);
    String name = "cpu[" + cpu + "]";
    this.queued = new Field[sources.size()];
    for (int i = 0; i < queued.length; i++) {
      queued[i] = layout.flag(name + ".queue[" + sources.get(i) + "]", registers);
    }
    this.pending = layout.flag(name + ".ipb", registers);
    this.open = layout.flag(name + ".open", registers);
    this.accepted = "cpu " + cpu + ": pending priority acknowledged, CPPR closed";
    this.nothing = "cpu " + cpu + ": acknowledge finds nothing";
    this.merged = "cpu " + cpu + ": the source is in the queue already";
  }

  /** An event is put into the queue, which raises the pending bit of its priority. */
  void enqueue(State s, int index) {
    if (s.is(queued[index])) {
      s.note(merged);
    }
    s.set(queued[index], true);
    s.set(pending, true);
  }

  /** The level of the CPU's pin: the pending priority is more favoured than the CPPR. */
  boolean interrupts(State s) {
    return s.is(pending) && s.is(open);
  }

  /**
   * The acknowledge load: closes the CPPR and clears the pending bit.
   *
   * @return the exception byte above the CPPR
   */
  long acknowledge(State s) {
    if (!interrupts(s)) {
      s.note(nothing);
      return priority(s);
    }
    s.note(accepted);
    s.set(pending, false);
    s.set(open, false);
    return (long) EXCEPTION << Byte.SIZE | PRIORITY;
  }

  /** The CPPR. */
  long priority(State s) {
    return s.is(open) ? OPEN : PRIORITY;
  }

  /** Writes the CPPR; of its values only those that keep the one priority out are told apart. */
  void priority(State s, long value) {
    s.set(open, (value & OPEN) > PRIORITY);
  }

  /** The next entry of the queue, or 0; it stays there. */
  long peek(State s) {
    int next = next(s);
    return next < 0 ? 0 : VALID | sources.get(next);
  }

  /** Takes the next entry out of the queue, or 0. */
  long take(State s) {
    int next = next(s);
    if (next < 0) {
      return 0;
    }
    s.set(queued[next], false);
    return VALID | sources.get(next);
  }

  private int next(State s) {
    for (int i = 0; i < queued.length; i++) {
      if (s.is(queued[i])) {
        return i;
      }
    }
    return -1;
  }
}
