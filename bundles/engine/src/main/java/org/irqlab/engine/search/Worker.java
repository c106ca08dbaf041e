package org.irqlab.engine.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.irqlab.api.verdict.Verdict;

/**
 * Expands blocks of one level into blocks of the next. Successors are gathered in batches: all are
 * hashed and their slots touched before the first is looked up, so that the cache misses overlap.
 */
final class Worker {
  private static final int BATCH = 256;

  private final Generator generator;
  private final Inspector inspector;
  private final Storage storage;
  private final Limits limits;
  private final Runnable pulse;
  private final long margin;
  private final int words;
  private final long[] batch;
  private final long[] hashes;
  private int gathered;
  private long touched;
  private Level.Block out;
  private final List<Level.Block> produced = new ArrayList<>();
  private final Deque<Level.Block> spare = new ArrayDeque<>();
  private long edges;
  private Alarm alarm;
  private final Set<Verdict> kinds = EnumSet.noneOf(Verdict.class);

  Worker(
      Generator generator,
      Inspector inspector,
      Storage storage,
      Limits limits,
      int workers,
      Runnable pulse) {
    this.generator = generator;
    this.inspector = inspector;
    this.storage = storage;
    this.limits = limits;
    this.pulse = pulse;
    this.words = storage.visited.words();
    int room = BATCH + generator.most();
    this.margin = (long) workers * room;
    this.batch = new long[room * words];
    this.hashes = new long[room];
  }

  Generator generator() {
    return generator;
  }

  long edges() {
    return edges;
  }

  Alarm alarm() {
    return alarm;
  }

  Set<Verdict> kinds() {
    return kinds;
  }

  /** Adds the first state of all. */
  void begin(long[] initial) {
    System.arraycopy(initial, 0, batch, 0, words);
    gathered = 1;
    flush();
  }

  /** Expands blocks as long as there are any. */
  void expand(Level level) {
    Level.Block block = level.take();
    while (block != null && limits.goOn()) {
      expand(block);
      pulse.run();
      block.size = 0;
      spare.push(block);
      block = level.take();
    }
    flush();
  }

  /** Hands over what was added since the last time. */
  List<Level.Block> produced() {
    if (out != null && out.size > 0) {
      produced.add(out);
      out = null;
    }
    return produced;
  }

  private void expand(Level.Block block) {
    for (int i = 0; i < block.size; i++) {
      int at = i * words;
      int count = generator.successors(block.states, at, batch, gathered * words);
      edges += count;
      if (generator.condemned() >= 0) {
        edges += generator.condemnations();
        kinds.add(generator.condemnedFor());
        raise(block.states, at, -1, generator.condemned());
      }
      int fault = inspector.fault(block.states, at, generator.lively(), generator.suspicious());
      if (fault >= 0) {
        kinds.add(inspector.verdict(fault));
        raise(block.states, at, fault, -1);
      }
      gathered += count;
      if (gathered >= BATCH) {
        flush();
      }
    }
  }

  private void raise(long[] states, int at, int fault, int transition) {
    long[] state = new long[words];
    System.arraycopy(states, at, state, 0, words);
    Alarm found = new Alarm(state, fault, transition);
    if (alarm == null || found.compareTo(alarm) < 0) {
      alarm = found;
    }
  }

  private void flush() {
    int done = 0;
    while (done < gathered && limits.stopped() == null) {
      boolean crowded = false;
      storage.lock.readLock().lock();
      try {
        if (storage.fits(margin)) {
          int from = done;
          done = addFrom(from);
          crowded = done < gathered;
        }
      } finally {
        storage.lock.readLock().unlock();
      }
      if (done < gathered) {
        storage.makeRoom(margin, crowded);
      }
    }
    gathered = 0;
  }

  /** Adds gathered states until one finds no slot; answers how far it came. */
  private int addFrom(int from) {
    VisitedSet visited = storage.visited;
    for (int k = from; k < gathered; k++) {
      hashes[k] = visited.hash(batch, k * words);
    }
    long sum = 0;
    for (int k = from; k < gathered; k++) {
      sum += visited.touch(hashes[k]);
    }
    touched = sum;
    int added = 0;
    int k = from;
    for (; k < gathered; k++) {
      int slot = visited.add(batch, k * words, hashes[k]);
      if (slot >= 0) {
        append(k * words);
        added++;
      } else if (slot == VisitedSet.FULL) {
        break;
      }
    }
    storage.added(added);
    return k;
  }

  private void append(int at) {
    if (out == null || out.size == Level.Block.STATES) {
      if (out != null) {
        produced.add(out);
      }
      out = spare.isEmpty() ? storage.newBlock() : spare.pop();
    }
    int to = out.size++ * words;
    for (int w = 0; w < words; w++) {
      out.states[to + w] = batch[at + w];
    }
  }
}
