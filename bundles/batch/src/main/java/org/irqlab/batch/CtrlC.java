package org.irqlab.batch;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.irqlab.api.command.Interruption;
import org.osgi.service.component.annotations.Component;

/**
 * Hands Ctrl-C to the thread that works. It comes as an interruption of the thread that waits, if
 * the process runs one command, and by {@link #press()} in the interactive shell.
 */
@Component(
    service = {Interruption.class, CtrlC.class},
    immediate = true)
public final class CtrlC implements Interruption {
  private static final long TICK_MILLIS = 100;

  private final Set<Thread> workers = new HashSet<>();
  private boolean pressed;

  /** Forgets what was pressed before. */
  synchronized void begin() {
    pressed = false;
  }

  /** Ctrl-C. */
  synchronized void press() {
    pressed = true;
    workers.forEach(Thread::interrupt);
  }

  @Override
  public synchronized boolean requested() {
    return pressed || Thread.currentThread().isInterrupted();
  }

  @Override
  public <T> T watch(Supplier<T> work, Runnable meanwhile) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread worker = new Thread(task, Thread.currentThread().getName() + "-work");
    start(worker);
    try {
      return await(task, meanwhile);
    } finally {
      end(worker);
    }
  }

  private <T> T await(FutureTask<T> task, Runnable meanwhile) {
    while (true) {
      try {
        return task.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException working) {
        meanwhile.run();
      } catch (InterruptedException stop) {
        press();
      } catch (ExecutionException failure) {
        throw thrown(failure.getCause());
      }
    }
  }

  private static RuntimeException thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    // A supplier throws nothing checked.
    return (RuntimeException) cause;
  }

  private synchronized void start(Thread worker) {
    workers.add(worker);
    worker.setDaemon(true);
    worker.start();
    if (pressed) {
      worker.interrupt();
    }
  }

  private synchronized void end(Thread worker) {
    workers.remove(worker);
  }
}
