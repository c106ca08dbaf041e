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
  private final long[] codes;
  private final long[] homes;
  private final boolean alone;
  private final Recent recent;
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
    this.codes = new long[room * words];
    this.homes = new long[room];
    this.alone = workers == 1;
    this.recent = new Recent(words);
    storage.spend(recent.bytes());
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
      gathered = recent.sift(batch, gathered, count);
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
      int from = done;
      boolean fits;
      boolean coded = true;
      storage.lock.readLock().lock();
      try {
        fits = storage.fits(margin);
        if (fits) {
          int to = encode(from);
          coded = to == gathered;
          done = addAll(from, to);
          fits = done == to;
        }
      } finally {
        storage.lock.readLock().unlock();
      }
      if (!fits) {
        storage.makeRoom(margin, done > from);
      } else if (!coded) {
        storage.recode(batch, done * words, codes);
      }
    }
    gathered = 0;
  }

  /** Writes codes of gathered states until one has none, and homes; answers how far it came. */
  private int encode(int from) {
    Dictionary dictionary = storage.visited.dictionary();
    KeyTable table = storage.visited.table();
    int k = from;
    if (dictionary == null) {
      for (; k < gathered; k++) {
        homes[k] = table.home(batch, k * words);
      }
      return k;
    }
    int width = table.width();
    for (; k < gathered && dictionary.encode(batch, k * words, codes, k * width); k++) {
      homes[k] = table.home(codes, k * width);
    }
    return k;
  }

  /** Adds states until one finds no slot; answers how far it came. */
  private int addAll(int from, int to) {
    KeyTable table = storage.visited.table();
    long[] keys = storage.visited.dictionary() == null ? batch : codes;
    int width = table.width();
    long sum = 0;
    for (int k = from; k < to; k++) {
      sum += table.touch(homes[k]);
    }
    touched = sum;
    int added = 0;
    int k = from;
    for (; k < to; k++) {
      int answer =
          alone ? table.put(keys, k * width, homes[k]) : table.race(keys, k * width, homes[k]);
      if (answer == KeyTable.NEW) {
        append(k * words);
        added++;
      } else if (answer == KeyTable.FULL) {
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
