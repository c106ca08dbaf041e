package org.irqlab.engine.reduce;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.state.Slot;

/**
 * A state as it looks after a renaming, over one that stays as it is: what is read comes from
 * there, renamed, and what is written stays here.
 */
final class Mirror implements State {
  private final State below;
  private final Renaming back;
  private final Renaming forth;
  private final Map<Slot, Integer> written = new HashMap<>();
  private Verdict condemned;

  /**
   * A mirror.
   *
   * @param below the state
   * @param back the inverse of the renaming, or null for none
   * @param forth the renaming, or null for none
   */
  Mirror(State below, Renaming back, Renaming forth) {
    this.below = below;
    this.back = back;
    this.forth = forth;
  }

  @Override
  public int get(Field field) {
    Slot slot = (Slot) field;
    Integer own = written.get(slot);
    if (own != null) {
      return own;
    }
    if (back == null) {
      return below.get(slot);
    }
    Slot origin = back.of(slot);
    return forth.value(origin, below.get(origin));
  }

  @Override
  public void set(Field field, int value) {
    if (value < 0 || value >= field.values()) {
      condemn(Verdict.UNBALANCED, field.name());
    } else {
      written.put((Slot) field, value);
    }
  }

  @Override
  public void condemn(Verdict verdict, String why) {
    condemned = condemned == null ? verdict : condemned;
  }

  @Override
  public void note(String text) {
    // Remarks are no behaviour.
  }

  /** What was condemned, or null. */
  Verdict condemned() {
    return condemned;
  }

  /** The fields written. */
  Set<Slot> written() {
    return written.keySet();
  }
}
