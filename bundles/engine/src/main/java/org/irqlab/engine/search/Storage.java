package org.irqlab.engine.search;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The visited states and the blocks of the two levels, and how much memory all this takes. Workers
 * add under the read lock; the table grows under the write lock.
 */
final class Storage {
  private static final double FULL = 0.8;
  private static final double OVERFULL = 0.9;

  final VisitedSet visited;
  final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Limits limits;
  private final int workers;
  private final AtomicLong used = new AtomicLong();
  private final AtomicLong besides = new AtomicLong();
  private double most = FULL;

  /**
   * Storage around a set.
   *
   * @param visited the set
   * @param limits the bounds
   * @param workers how many threads add to it
   */
  Storage(VisitedSet visited, Limits limits, int workers) {
    this.visited = visited;
    this.workers = workers;
    this.limits = limits;
  }

  long states() {
    return used.get();
  }

  long bytes() {
    return visited.bytes() + besides.get();
  }

  /** Notes memory that is used besides the visited states. */
  void spend(long bytes) {
    besides.addAndGet(bytes);
  }

  /** Notes how many states were added. */
  void added(long states) {
    limits.count(used.addAndGet(states));
  }

  /** Whether so many states more fit into the table; under the read lock. */
  boolean fits(long more) {
    return visited.holds(used.get() + more, most);
  }

  /** Grows the table unless somebody just did, or stops the search. */
  void makeRoom(long more, boolean crowded) {
    lock.writeLock().lock();
    try {
      if (fits(more) && !crowded) {
        return;
      }
      if (limits.allows(bytes() + visited.grownBytes())) {
        visited.grow(workers);
      } else if (most < OVERFULL && !crowded) {
        most = OVERFULL;
      } else {
        limits.outOfMemory();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Makes a dictionary that has a code for a state, unless somebody just did, or stops. */
  void recode(long[] state, int at, long[] code) {
    lock.writeLock().lock();
    try {
      Dictionary dictionary = visited.dictionary();
      if (dictionary == null || dictionary.encode(state, at, code, 0)) {
        return;
      }
      if (limits.allows(bytes() + visited.bytes())) {
        visited.recode(state, at);
      } else {
        limits.outOfMemory();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** How many states there is memory for. */
  long room() {
    return (long) (OVERFULL * visited.mostSlots(limits.bytes() - besides.get()));
  }

  Level.Block newBlock() {
    long bytes = (long) Level.Block.STATES * visited.words() * Long.BYTES;
    spend(bytes);
    if (!limits.allows(bytes())) {
      limits.outOfMemory();
    }
    return new Level.Block(visited.words());
  }
}
