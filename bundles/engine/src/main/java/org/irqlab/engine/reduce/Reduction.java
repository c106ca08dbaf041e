package org.irqlab.engine.reduce;

import org.irqlab.engine.search.Generator;

/** A smaller graph that answers for the graph of a machine. */
public interface Reduction {
  /** The whole graph. */
  Reduction NONE =
      new Reduction() {
        @Override
        public Generator of(Generator whole) {
          return whole;
        }

        @Override
        public long[] start(long[] initial) {
          return initial;
        }

        @Override
        public int[] unfold(Generator whole, long[] initial, int[] taken) {
          return taken;
        }

        @Override
        public String says() {
          return "";
        }
      };

  /**
   * A generator of the smaller graph.
   *
   * @param whole one of the machine, for its use alone
   */
  Generator of(Generator whole);

  /**
   * Where the smaller graph begins.
   *
   * @param initial the initial state of the machine
   */
  long[] start(long[] initial);

  /**
   * The run of the machine that a run of the smaller graph stands for.
   *
   * @param whole a generator of the machine
   * @param initial the initial state of the machine
   * @param taken the steps of a run from {@link #start}
   * @return as many steps, or more
   */
  int[] unfold(Generator whole, long[] initial, int[] taken);

  /** What is left out, in words that can follow a comma; empty if nothing is. */
  String says();
}
