package org.irqlab.engine.search;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The visited states and the blocks of the two levels, and how much of the memory they may have
 * they take. Workers add under the read lock; the table grows under the write lock.
 */
final class Storage {
  private static final double FULL = 0.75;
  private static final double OVERFULL = 0.9;

  final VisitedSet visited;
  final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Limits limits;
  private final AtomicLong used = new AtomicLong();
  private final AtomicLong blockBytes = new AtomicLong();
  private double most = FULL;

  Storage(VisitedSet visited, Limits limits) {
    this.visited = visited;
    this.limits = limits;
  }

  long states() {
    return used.get();
  }

  long bytes() {
    return visited.bytes() + blockBytes.get();
  }

  /** Notes how many states were added. */
  void added(long states) {
    limits.count(used.addAndGet(states));
  }

  /** Whether so many states more fit into the table; under the read lock. */
  boolean fits(long more) {
    return used.get() + more <= most * visited.slots();
  }

  /** Grows the table unless somebody just did, or stops the search. */
  void makeRoom(long more, boolean crowded) {
    lock.writeLock().lock();
    try {
      if (fits(more) && !crowded) {
        return;
      }
      boolean allowed = limits.allows(bytes() + 2 * visited.bytes());
      if (allowed && visited.canGrow()) {
        visited.grow();
      } else if (most < OVERFULL && !crowded) {
        most = OVERFULL;
      } else if (allowed) {
        limits.outOfSlots();
      } else {
        limits.outOfMemory();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  Level.Block newBlock() {
    long bytes = (long) Level.Block.STATES * visited.words() * Long.BYTES;
    blockBytes.addAndGet(bytes);
    if (!limits.allows(bytes())) {
      limits.outOfMemory();
    }
    return new Level.Block(visited.words());
  }
}
