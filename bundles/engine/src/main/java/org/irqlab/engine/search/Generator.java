package org.irqlab.engine.search;

import java.util.BitSet;
import org.irqlab.api.verdict.Verdict;

/**
 * Gives the successors of packed states. What else is known of a state is asked for after the call
 * and holds until the next one. One for each thread.
 */
public interface Generator {
  /**
   * Takes every enabled step of a state.
   *
   * @param in array with the state
   * @param at index of its first word
   * @param out where the successors go, one behind the other; not the state's own array
   * @param to index of the first word of the first
   * @return how many there are; steps that condemn themselves have none
   */
  int successors(long[] in, int at, long[] out, int to);

  /** Most successors any state can have. */
  int most();

  /**
   * The transition taken to a successor of the last state.
   *
   * @param k number of the successor
   * @return index of the transition in the machine
   */
  int transition(int k);

  /** Least transition of the last state that condemned itself, or -1. */
  int condemned();

  /** What {@link #condemned()} was condemned for. */
  Verdict condemnedFor();

  /** How many transitions of the last state condemned themselves. */
  int condemnations();

  /** Whether anything but the environment could move in the last state. */
  boolean lively();

  /** Whether a watch of the machine might hold in the last state; true if that is not known. */
  boolean suspicious();

  /**
   * Adds every transition that was ever taken.
   *
   * @param taken indices of transitions
   */
  void taken(BitSet taken);
}
