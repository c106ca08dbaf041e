package org.irqlab.engine.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotTableTest {
  private static final long KEY = (1L << 62) - 1;
  private static final int ONE_SEGMENT = 26;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void shouldHoldEachKeyOnce(int words) {
    SlotTable table = new SlotTable(words, 1000, ONE_SEGMENT);
    long[] zero = new long[words];
    assertEquals(-1, table.find(zero, 0));
    assertEquals(SlotTable.NEW, table.put(zero, 0, table.home(zero, 0)));
    assertEquals(SlotTable.OLD, table.put(zero, 0, table.home(zero, 0)));
    assertEquals(SlotTable.OLD, table.race(zero, 0, table.home(zero, 0)));
    long[] last = new long[words];
    last[words - 1] = 1;
    assertEquals(-1, table.find(last, 0));
    assertEquals(SlotTable.NEW, table.race(last, 0, table.home(last, 0)));
    assertTrue(table.find(last, 0) >= 0);
  }

  @ParameterizedTest
  @CsvSource({"1, 26", "2, 26", "1, 3", "2, 3", "3, 4"})
  void shouldFindEveryKeyInATableThatIsFull(int words, int logSegment) {
    SlotTable table = new SlotTable(words, 101, logSegment);
    long[] keys = keys(102, words);
    for (int i = 0; i < 101; i++) {
      assertEquals(SlotTable.NEW, table.put(keys, i * words, table.home(keys, i * words)));
    }
    assertEquals(SlotTable.FULL, table.put(keys, 101 * words, table.home(keys, 101 * words)));
    assertEquals(SlotTable.FULL, table.race(keys, 101 * words, table.home(keys, 101 * words)));
    Set<Long> slots = new HashSet<>();
    long[] copy = new long[words];
    for (int i = 0; i < 101; i++) {
      long slot = table.find(keys, i * words);
      assertTrue(table.occupied(slot) && slots.add(slot));
      table.copy(slot, copy, 0);
      assertArrayEquals(Arrays.copyOfRange(keys, i * words, (i + 1) * words), copy);
    }
    assertEquals(-1, table.find(keys, 101 * words));
  }

  @ParameterizedTest
  @CsvSource({"1, 26, 1", "2, 3, 1", "1, 26, 2", "2, 3, 3"})
  void shouldTakeOverAllKeysOfASmallerTable(int words, int logSegment, int threads) {
    SlotTable small = new SlotTable(words, 100, logSegment);
    long[] keys = keys(90, words);
    for (int i = 0; i < 90; i++) {
      small.put(keys, i * words, small.home(keys, i * words));
    }
    SlotTable large = new SlotTable(words, 133, logSegment);
    assertTrue(large.putAll(small, threads));
    for (int i = 0; i < 90; i++) {
      assertTrue(large.find(keys, i * words) >= 0);
      assertTrue(small.find(keys, i * words) >= 0);
    }
    assertTrue(!new SlotTable(words, 89, logSegment).putAll(small, threads));
  }

  /** Four threads add the same keys in different orders, in a crowded table, many times over. */
  @ParameterizedTest
  @CsvSource({"1, 26", "2, 26", "3, 26", "1, 5", "2, 5"})
  void shouldTellOneOfManyThreadsThatAKeyIsNew(int words, int logSegment) throws Exception {
    int threads = 4;
    int count = 3_600;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 0; round < 40; round++) {
        SlotTable table = new SlotTable(words, 4_000, logSegment);
        long[] keys = keys(count, words);
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Callable<List<Integer>>> jobs = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
          int seed = round * threads + t;
          jobs.add(() -> addAll(table, keys, words, new Random(seed), start));
        }
        List<Integer> added = new ArrayList<>();
        for (var job : pool.invokeAll(jobs)) {
          added.addAll(job.get());
        }
        assertEquals(count, added.size());
        assertEquals(count, new HashSet<>(added).size(), "a key was new to two threads");
        for (int i = 0; i < count; i++) {
          assertTrue(table.find(keys, i * words) >= 0);
        }
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void shouldSpreadHashesOverMoreSlotsThanAnArrayHasPlaces() {
    long slots = (1L << 33) + 5;
    assertEquals(0, SlotTable.fraction(0, slots));
    assertEquals(slots / 2, SlotTable.fraction(1L << 63, slots));
    assertEquals(slots - 1, SlotTable.fraction(-1, slots));
  }

  /** Adds all keys; answers the numbers of those that were new. */
  private static List<Integer> addAll(
      SlotTable table, long[] keys, int words, Random random, CyclicBarrier start)
      throws Exception {
    int count = keys.length / words;
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    List<Integer> added = new ArrayList<>();
    start.await();
    for (int i : order) {
      if (table.race(keys, i * words, table.home(keys, i * words)) == SlotTable.NEW) {
        added.add(i);
      }
    }
    return added;
  }

  /** Different keys; those of several words share their first words, so that claims collide. */
  static long[] keys(int count, int words) {
    Random random = new Random(words);
    long[] keys = new long[count * words];
    for (int i = 0; i < count; i++) {
      keys[i * words] = words == 1 ? random.nextLong() & KEY : i % 7;
      keys[i * words + words - 1] = words == 1 ? keys[i] : i;
    }
    return keys;
  }
}
