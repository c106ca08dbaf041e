package org.irqlab.engine.lab;

import java.util.Optional;
import org.irqlab.api.path.Path;
import org.irqlab.engine.parts.Plugged;
import org.irqlab.engine.parts.PluggedParts;
import org.irqlab.engine.parts.Preloaded;
import org.irqlab.engine.path.Linked;
import org.irqlab.engine.path.PathLinker;

/**
 * A linked path while somebody works on it. When one of its parts leaves, the thread that opened
 * the sitting is interrupted.
 */
final class Sitting implements AutoCloseable {
  private final Linked linked;
  private final PluggedParts.Lease lease;
  private final Thread worker = Thread.currentThread();
  private Plugged left;
  private boolean over;

  private Sitting(Linked linked, PluggedParts parts) {
    this.linked = linked;
    this.lease = parts.lease(linked.used(), this::leaves);
  }

  /** Links a path from what is plugged in, never from half a feature. */
  static Sitting open(Path path, PluggedParts parts, Preloaded preloaded) {
    return parts.undisturbed(
        snapshot -> {
          Linked linked = PathLinker.link(path, snapshot);
          preloaded.load(linked.used());
          return new Sitting(linked, parts);
        });
  }

  Linked linked() {
    return linked;
  }

  /** The part that left meanwhile, if one did. */
  synchronized Optional<Plugged> left() {
    return Optional.ofNullable(left);
  }

  private synchronized void leaves(Plugged part) {
    if (!over && left == null) {
      left = part;
      worker.interrupt();
    }
  }

  /** Ends it; an interruption that only a leaving part has caused goes no further. */
  @Override
  public synchronized void close() {
    over = true;
    lease.close();
    if (left != null) {
      Thread.interrupted();
    }
  }
}
