package org.irqlab.engine.search;

import org.irqlab.api.verdict.Verdict;

/** Looks at every state once, when it is expanded. One for each thread. */
public interface Inspector {
  /** An inspector that finds nothing wrong. */
  Inspector NONE =
      new Inspector() {
        @Override
        public int fault(long[] in, int at, boolean lively, boolean suspicious) {
          return -1;
        }

        @Override
        public Verdict verdict(int fault) {
          throw new IllegalArgumentException("no such fault: " + fault);
        }
      };

  /**
   * Looks at a state.
   *
   * @param in array with the state
   * @param at index of its first word
   * @param lively whether anything but the environment can move in it
   * @param suspicious whether a watch might hold in it
   * @return number of the least thing that is wrong with it, or -1
   */
  int fault(long[] in, int at, boolean lively, boolean suspicious);

  /**
   * What a fault is a case of.
   *
   * @param fault its number
   */
  Verdict verdict(int fault);
}
