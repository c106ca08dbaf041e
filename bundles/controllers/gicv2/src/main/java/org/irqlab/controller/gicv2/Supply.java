package org.irqlab.controller.gicv2;

import org.irqlab.api.state.State;

/**
 * What a CPU interface takes interrupts from: the distributor, or the list registers of a virtual
 * machine (IHI 0048B, 3.2 and 5.2).
 */
interface Supply {
  /** There is nothing. */
  int NONE = -1;

  /** The most urgent pending interrupt of all that are offered: a handle, or {@link #NONE}. */
  int best(State s);

  /** Priority of what a handle stands for, 0 to 255. */
  int priority(State s, int handle);

  /** Group of what a handle stands for, 0 or 1. */
  int group(State s, int handle);

  /** What the acknowledge register would say of it. */
  int name(State s, int handle);

  /**
   * Makes it active.
   *
   * @return what the acknowledge register says
   */
  int acknowledge(State s, int handle);

  /** Whether there can be an interrupt of this number at all. */
  boolean exists(int id);

  /** The active interrupt of a number: a handle, or {@link #NONE}. */
  int active(State s, int id);

  /** Ends what a handle stands for. */
  void deactivate(State s, int handle);

  /** A number was completed that is not active here. */
  void unmatched(State s);
}
