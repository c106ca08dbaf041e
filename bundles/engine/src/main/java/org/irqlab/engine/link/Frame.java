package org.irqlab.engine.link;

import java.util.Map;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Lock;
import org.irqlab.engine.machine.Node;

/** What encloses a place in a program, innermost first. */
sealed interface Frame {
  /** The next frame outwards, or null. */
  Frame outer();

  /** Inside a routine that was called; its exits lead where the caller bound them. */
  record Called(Routine routine, Map<Exit, Node> exits, Frame outer) implements Frame {}

  /** Inside a loop. */
  record Looping(Node after, Frame outer) implements Frame {}

  /** Under a lock. */
  record Locked(Lock lock, Frame outer) implements Frame {}

  /** Under a lock that is left out: its section stands, but shuts nobody out. */
  record Unlocked(Lock lock, Frame outer) implements Frame {}

  /** In a gap of a section. */
  record Dropped(Lock lock, Frame outer) implements Frame {}

  /** With interrupts of the context's own CPU off. */
  record IrqsOff(Frame outer) implements Frame {}

  /** Out of the guest. */
  record Trapped(Frame outer) implements Frame {}

  /**
   * Whether a place is out of the guest. Who sleeps there gives up the real CPU, not the virtual
   * one: no other level of the guest runs meanwhile.
   */
  static boolean isTrapped(Frame at) {
    for (Frame f = at; f != null; f = f.outer()) {
      if (f instanceof Trapped) {
        return true;
      }
    }
    return false;
  }

  /** Whether a lock is held here, or would be if it were not left out. */
  static boolean holds(Frame at, Lock lock) {
    for (Frame f = at; f != null; f = f.outer()) {
      if (f instanceof Locked l && l.lock().equals(lock)) {
        return true;
      }
      if (f instanceof Unlocked u && u.lock().equals(lock)) {
        return true;
      }
      if (f instanceof Dropped d && d.lock().equals(lock)) {
        return false;
      }
    }
    return false;
  }

  /** The routines that enclose a place, outermost first, separated by slashes. */
  static String route(Frame at) {
    if (at == null) {
      return "";
    }
    String before = route(at.outer());
    if (at instanceof Called c) {
      return before.isEmpty() ? c.routine().name() : before + "/" + c.routine().name();
    }
    return before;
  }

  /** The innermost routine. */
  static Routine routine(Frame at) {
    Frame f = at;
    while (!(f instanceof Called)) {
      f = f.outer();
    }
    return ((Called) f).routine();
  }
}
