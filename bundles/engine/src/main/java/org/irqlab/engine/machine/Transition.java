package org.irqlab.engine.machine;

import java.util.List;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Step;
import org.irqlab.api.state.State;
import org.irqlab.engine.state.Slot;
import org.irqlab.engine.state.SlotPool;

/**
 * A step at one point of one context.
 *
 * @param index number in its machine, from 0
 * @param context number of its context
 * @param point number of the point it leaves
 * @param name full name: the routines it is inlined in and the step, {@code a/b: step}
 * @param source what it stands for
 * @param step the step
 * @param speed what may be relied on
 * @param takesLock whether it waits for a lock: then it is strongly fair
 * @param condition decides between the two targets, before the effect
 * @param then target if the condition holds
 * @param otherwise target if not
 * @param pc the context's program counter
 * @param pools pools to collect afterwards
 */
public record Transition(
    int index,
    int context,
    int point,
    String name,
    String source,
    Step step,
    Speed speed,
    boolean takesLock,
    Guard condition,
    Node then,
    Node otherwise,
    Slot pc,
    List<SlotPool> pools) {

  /**
   * Takes the step; its context must stand at its point and its guard must hold.
   *
   * @param s the state, changed in place
   */
  public void fire(State s) {
    Node target = condition == Guard.ALWAYS || condition.holds(s) ? then : otherwise;
    step.effect().on(s);
    s.set(pc, target.resolve(s));
    for (int i = 0; i < pools.size(); i++) {
      pools.get(i).collect(s);
    }
  }
}
