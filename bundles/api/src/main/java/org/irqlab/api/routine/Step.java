package org.irqlab.api.routine;

import java.util.EnumSet;
import java.util.Set;

/**
 * One atomic action: exactly one shared access. It is enabled where its context stands and while
 * its guard holds; a step with a guard that can fail waits, so it stands in {@link Code#await},
 * {@link Code#spin} or {@link Code#choose}.
 *
 * @param name the kernel's or the manual's name for the action
 * @param source specification section, or source file and function; empty takes the routine's
 * @param guard when it can happen
 * @param effect what it does
 * @param environment true if nobody can rely on it ever happening: a device asserts, an actor
 *     begins a call, the scheduler preempts
 * @param bookkeeping true if a story is told without it: a lock, a flag that hardware mirrors
 * @param marks what it counts as
 * @param order what it orders
 */
public record Step(
    String name,
    String source,
    Guard guard,
    Effect effect,
    boolean environment,
    boolean bookkeeping,
    Set<Mark> marks,
    Order order)
    implements Block {

  /** Copies the set. */
  public Step {
    marks = Set.copyOf(marks);
  }

  /**
   * With its source.
   *
   * @param where specification section, or source file and function
   * @return the step with that source
   */
  public Step from(String where) {
    return new Step(name, where, guard, effect, environment, bookkeeping, marks, order);
  }

  /**
   * As a step of the environment, which is never owed to anybody.
   *
   * @return the step with that speed
   */
  public Step env() {
    return new Step(name, source, guard, effect, true, bookkeeping, marks, order);
  }

  /**
   * As bookkeeping, folded in stories.
   *
   * @return the step, folded
   */
  public Step folded() {
    return new Step(name, source, guard, effect, environment, true, marks, order);
  }

  /**
   * With one more mark.
   *
   * @param mark what it counts as
   * @return the step with the mark
   */
  public Step counts(Mark mark) {
    Set<Mark> more = EnumSet.of(mark);
    more.addAll(marks);
    return new Step(name, source, guard, effect, environment, bookkeeping, more, order);
  }

  /**
   * With another effect.
   *
   * @param other what it does
   * @return the step, doing that
   */
  public Step doing(Effect other) {
    return new Step(name, source, guard, other, environment, bookkeeping, marks, order);
  }

  /**
   * Under another guard.
   *
   * @param other when it can happen
   * @return the step under that guard
   */
  public Step when(Guard other) {
    return new Step(name, source, other, effect, environment, bookkeeping, marks, order);
  }

  /**
   * With a memory order.
   *
   * @param how what it orders
   * @return the step with that order
   */
  public Step ordered(Order how) {
    return new Step(name, source, guard, effect, environment, bookkeeping, marks, how);
  }
}
