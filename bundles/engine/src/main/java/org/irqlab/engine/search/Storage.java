package org.irqlab.engine.search;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The visited states and the blocks of the two levels, and how much of the memory they may have
 * they take. Workers add under the read lock; the table grows under the write lock.
 */
final class Storage {
  private static final double FULL = 0.8;
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
        visited.grow();
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
    return (long) (OVERFULL * visited.mostSlots(limits.bytes() - blockBytes.get()));
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
