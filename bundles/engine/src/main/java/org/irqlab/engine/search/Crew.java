package org.irqlab.engine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The threads of a search: the caller's own, and one for each further worker. */
final class Crew implements AutoCloseable {
  private final List<Worker> workers;
  private final Limits limits;
  private final ExecutorService threads;

  Crew(List<Worker> workers, Limits limits) {
    this.workers = workers;
    this.limits = limits;
    this.threads = workers.size() > 1 ? Executors.newFixedThreadPool(workers.size() - 1) : null;
  }

  /** Lets all workers expand a level and waits for them; a small level is one worker's job. */
  void expand(Level level) {
    List<Future<?>> others = new ArrayList<>();
    for (int i = 1; i < Math.min(workers.size(), level.blocks()); i++) {
      Worker worker = workers.get(i);
      others.add(threads.submit(() -> worker.expand(level)));
    }
    Throwable failure = null;
    try {
      workers.get(0).expand(level);
    } catch (RuntimeException | Error e) {
      failure = e;
      limits.failed();
    }
    for (Future<?> other : others) {
      Throwable its = join(other);
      failure = failure == null ? its : failure;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
  }

  /** Waits for a worker and answers its failure; an interruption of the caller stops all. */
  private Throwable join(Future<?> other) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          other.get();
          return null;
        } catch (InterruptedException e) {
          interrupted = true;
          limits.cancel();
        } catch (ExecutionException e) {
          limits.failed();
          return e.getCause();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdown();
    }
  }
}
