package org.irqlab.engine.search;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A key at a time, without batches, in a table half full that is larger than the caches. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VisitedSetBenchmark {
  private static final int KEYS = 1 << 20;
  private static final long KEY = (1L << 62) - 1;

  private final long[] keys = new Random(1).longs(KEYS).map(key -> key & KEY).toArray();
  private final long[] strangers = new Random(2).longs(KEYS).map(key -> key & KEY).toArray();
  private final SlotTable full = new SlotTable(1, 2 * KEYS, 26);

  /** Fills it. */
  @Setup
  public void fill() {
    for (int i = 0; i < KEYS; i++) {
      full.put(keys, i, full.home(keys, i));
    }
  }

  /** A table of 16 bytes for each key that will be added. */
  @State(Scope.Thread)
  public static class Empty {
    private SlotTable table;

    /** Makes it anew. */
    @Setup(Level.Invocation)
    public void renew() {
      table = new SlotTable(1, 2 * KEYS, 26);
    }
  }

  /** Adds keys that are there. */
  @Benchmark
  @OperationsPerInvocation(KEYS)
  public long old() {
    long sum = 0;
    for (int i = 0; i < KEYS; i++) {
      sum += full.put(keys, i, full.home(keys, i));
    }
    return sum;
  }

  /** The same, as one of several threads. */
  @Benchmark
  @OperationsPerInvocation(KEYS)
  public long oldRacing() {
    long sum = 0;
    for (int i = 0; i < KEYS; i++) {
      sum += full.race(keys, i, full.home(keys, i));
    }
    return sum;
  }

  /** Looks for keys that are not there. */
  @Benchmark
  @OperationsPerInvocation(KEYS)
  public long missing() {
    long sum = 0;
    for (int i = 0; i < KEYS; i++) {
      sum += full.find(strangers, i);
    }
    return sum;
  }

  /** Adds new keys to a table that is empty at first. */
  @Benchmark
  @OperationsPerInvocation(KEYS)
  public long added(Empty empty) {
    long sum = 0;
    for (int i = 0; i < KEYS; i++) {
      sum += empty.table.put(keys, i, empty.table.home(keys, i));
    }
    return sum;
  }

  /** The same, as one of several threads. */
  @Benchmark
  @OperationsPerInvocation(KEYS)
  public long addedRacing(Empty empty) {
    long sum = 0;
    for (int i = 0; i < KEYS; i++) {
      sum += empty.table.race(keys, i, empty.table.home(keys, i));
    }
    return sum;
  }
}
