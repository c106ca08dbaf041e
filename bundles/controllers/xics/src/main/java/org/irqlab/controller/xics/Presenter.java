package org.irqlab.controller.xics;

import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * The presentation layer of one server (QEMU hw/intc/xics.c: icp_irq, icp_accept, icp_eoi,
 * icp_set_cppr, icp_set_mfrr, icp_check_ipi): what is pending, more favoured than what the CPU
 * runs.
 */
final class Presenter {
  /** The number of an inter-processor interrupt, which no source has. */
  static final int IPI = 2;

  private static final int PRIORITIES = 256;
  private static final int LEAST = 0xff;
  private static final int NUMBER = 0xff_ffff;
  private static final int SHIFT = 24;
  private static final int NOTHING = 0;
  private static final int FROM_IPI = 1;
  private static final int FROM_SOURCE = 2;

  private final Sources sources;
  private final Field running;
  private final Field pending;
  private final Field pendingPriority;
  private final Field ipiPriority;
  private final String nothing;

  /**
   * A presenter.
   *
   * @param sources the sources, which hear of what is rejected
   * @param server its number
   */
  Presenter(Layout layout, Protection registers, Sources sources, int server) {
    this.sources = sources;
    String name = "server[" + server + "]";
    this.running = layout.field(name + ".cppr", PRIORITIES, registers);
    this.pending = layout.field(name + ".xisr", FROM_SOURCE + sources.count(), registers);
    this.pendingPriority = layout.field(name + ".pending-priority", PRIORITIES, registers);
    this.ipiPriority = layout.field(name + ".mfrr", PRIORITIES, registers);
    this.nothing = "server " + server + ": accept finds nothing";
  }

  /** Nothing is accepted after a reset, and nothing pends. */
  void reset(State s) {
    s.set(pendingPriority, LEAST);
    s.set(ipiPriority, LEAST);
  }

  /** The level of its pin. */
  boolean interrupts(State s) {
    return s.get(pending) != NOTHING;
  }

  /** A source offers an interrupt. */
  void offer(State s, int index, int priority) {
    boolean worse = interrupts(s) && s.get(pendingPriority) <= priority;
    if (priority >= s.get(running) || worse) {
      sources.at(index).reject(s);
    } else {
      displace(s);
      s.set(pending, FROM_SOURCE + index);
      s.set(pendingPriority, priority);
    }
  }

  /** The XIRR: the running priority above the number of what is pending. */
  long poll(State s) {
    return (long) s.get(running) << SHIFT | number(s);
  }

  /** The XIRR, and what is pending is taken: its priority is now the running one. */
  long accept(State s) {
    if (!interrupts(s)) {
      s.note(nothing);
    }
    long xirr = poll(s);
    s.set(running, s.get(pendingPriority));
    clear(s);
    return xirr;
  }

  /** An EOI: the running priority is restored, the source completed, and more is asked for. */
  void complete(State s, long xirr) {
    s.set(running, (int) (xirr >>> SHIFT) & LEAST);
    sources.complete(s, (int) xirr & NUMBER);
    if (!interrupts(s)) {
      resend(s);
    }
  }

  /** The number of the source that an EOI names. */
  static int completed(long xirr) {
    return (int) xirr & NUMBER;
  }

  /** Sets the running priority. */
  void running(State s, int priority) {
    int before = s.get(running);
    s.set(running, priority);
    if (priority >= before) {
      if (!interrupts(s)) {
        resend(s);
      }
    } else if (interrupts(s) && priority <= s.get(pendingPriority)) {
      int rejected = s.get(pending);
      clear(s);
      if (rejected >= FROM_SOURCE) {
        sources.at(rejected - FROM_SOURCE).reject(s);
      }
    }
  }

  /** The running priority. */
  int running(State s) {
    return s.get(running);
  }

  /** The priority at which an inter-processor interrupt is asked for. */
  int ipi(State s) {
    return s.get(ipiPriority);
  }

  /** Asks for an inter-processor interrupt, or with 0xff for none. */
  void ipi(State s, int priority) {
    s.set(ipiPriority, priority);
    if (priority < s.get(running)) {
      checkIpi(s);
    }
  }

  private void resend(State s) {
    if (s.get(ipiPriority) < s.get(running)) {
      checkIpi(s);
    }
    sources.resend(s);
  }

  private void checkIpi(State s) {
    if (interrupts(s) && s.get(pendingPriority) <= s.get(ipiPriority)) {
      return;
    }
    displace(s);
    s.set(pending, FROM_IPI);
    s.set(pendingPriority, s.get(ipiPriority));
  }

  private void displace(State s) {
    if (s.get(pending) >= FROM_SOURCE) {
      sources.at(s.get(pending) - FROM_SOURCE).reject(s);
    }
  }

  private void clear(State s) {
    s.set(pending, NOTHING);
    s.set(pendingPriority, LEAST);
  }

  private int number(State s) {
    int what = s.get(pending);
    if (what == NOTHING) {
      return 0;
    }
    return what == FROM_IPI ? IPI : sources.number(what - FROM_SOURCE);
  }
}
