package org.irqlab.api.state;

import org.irqlab.api.verdict.Verdict;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A valuation of all fields of a layout: all that guards and effects may look at.
 *
 * <p>An effect must be deterministic and touch nothing but the state; the linker runs every case of
 * it twice and refuses one that differs. Not thread safe; valid only during the call it is passed
 * to.
 */
@ProviderType
public interface State {
  /**
   * Reads a field.
   *
   * @param field a field of this state's layout
   * @return its value, from 0
   */
  int get(Field field);

  /**
   * Writes a field. A value out of range condemns the run as UNBALANCED (a counter overflowed).
   *
   * @param field a field of this state's layout
   * @param value 0 to {@code field.values() - 1}
   */
  void set(Field field, int value);

  /**
   * Condemns the run: this step itself does what must never be done.
   *
   * @param verdict a violation
   * @param why one clause, the same for the same place
   */
  void condemn(Verdict verdict, String why);

  /**
   * A trace point: a remark for people, shown with the step in traces. It has no influence on
   * behaviour and costs nothing during a search, so pass a constant.
   *
   * @param text what just happened, in the words of the manual
   */
  void note(String text);

  /**
   * Reads a field as a flag.
   *
   * @param field a field of this state's layout
   * @return true unless it is 0
   */
  default boolean is(Field field) {
    return get(field) != 0;
  }

  /**
   * Writes a flag.
   *
   * @param field a field of this state's layout
   * @param value true for 1
   */
  default void set(Field field, boolean value) {
    set(field, value ? 1 : 0);
  }
}
