package org.irqlab.shell;

import java.util.function.Supplier;
import org.irqlab.api.command.Interruption;

/** Works in the calling thread, whose interruption stands for Ctrl-C. */
final class SameThread implements Interruption {
  @Override
  public boolean requested() {
    return Thread.currentThread().isInterrupted();
  }

  @Override
  public <T> T watch(Supplier<T> work, Runnable meanwhile) {
    return work.get();
  }
}
