package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.test;

import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Effect;

/** What a flow asks of a ONESHOT line: whether a thread is owed ({@code desc->threads_oneshot}). */
final class Oneshot {
  private Oneshot() {}

  /**
   * Asks.
   *
   * @param desc the line; nothing is asked unless it is ONESHOT
   * @param none what to do if no thread is owed
   * @param some what to do if one is
   * @return the block
   */
  static Block unlessThreads(IrqDesc desc, Block none, Block some) {
    return desc.oneshot()
        ? test(
            step("threads_oneshot == 0?", Effect.NOTHING).folded(),
            s -> s.get(desc.threadsOneshot()) == 0,
            none,
            some)
        : none;
  }
}
