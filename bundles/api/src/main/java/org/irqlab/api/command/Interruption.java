package org.irqlab.api.command;

import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Ctrl-C, as a long command hears of it; a service that is always there.
 *
 * <p>A thread that prints must not be interrupted: the channel it writes to would be closed, and in
 * the interactive shell that is the terminal's ({@link java.nio.channels.InterruptibleChannel}). So
 * what takes long runs in a thread of its own, which is interrupted, while the command's thread
 * waits and prints.
 */
@ProviderType
public interface Interruption {
  /**
   * Whether Ctrl-C was pressed since the command began. A command that hears of it prints what it
   * has found so far and returns.
   *
   * @return true once it was
   */
  boolean requested();

  /**
   * Runs in a thread of its own what is to be interrupted on Ctrl-C, and waits for it.
   *
   * @param work what takes long; it ends early when its thread is interrupted
   * @param meanwhile called in the calling thread every tenth of a second, for progress
   * @param <T> what comes of it
   * @return what the work answers, also if it was interrupted
   */
  <T> T watch(Supplier<T> work, Runnable meanwhile);
}
