package org.irqlab.distribution;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens on Ctrl-C: the thread that works is interrupted and gets a while to print what it
 * has found so far. The virtual machine then ends with 130, its status for SIGINT.
 */
final class Interruption {
  private static final long GRACE_SECONDS = 10;

  private final CountDownLatch over = new CountDownLatch(1);

  private volatile boolean asked;

  private Interruption() {}

  static Interruption of(Thread worker) {
    Interruption interruption = new Interruption();
    Thread hook = new Thread(() -> interruption.stop(worker), "irqlab-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    return interruption;
  }

  /** Tells that the worker has ended; a later shutdown has nothing to wait for. */
  void over() {
    over.countDown();
  }

  /** Whether somebody pressed Ctrl-C before the worker had ended. */
  boolean asked() {
    return asked;
  }

  private void stop(Thread worker) {
    if (over.getCount() == 0) {
      return;
    }
    asked = true;
    worker.interrupt();
    try {
      if (!over.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("irqlab: the command did not stop in time");
      }
    } catch (InterruptedException unexpected) {
      Thread.currentThread().interrupt();
    }
  }
}
