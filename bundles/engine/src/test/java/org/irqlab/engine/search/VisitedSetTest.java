package org.irqlab.engine.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitedSetTest {
  private static final long KEY = (1L << 62) - 1;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void shouldHoldEachStateOnce(int words) {
    VisitedSet set = new VisitedSet(words, 10);
    long[] zero = new long[words];
    int slot = set.add(zero, 0, set.hash(zero, 0));
    assertTrue(slot >= 0);
    assertEquals(~slot, set.add(zero, 0, set.hash(zero, 0)));
    assertEquals(slot, set.find(zero, 0));
    long[] last = new long[words];
    last[words - 1] = 1;
    assertEquals(-1, set.find(last, 0));
    assertTrue(set.add(last, 0, set.hash(last, 0)) >= 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void shouldKeepAllStatesWhenItGrows(int words) {
    GrowingSet set = new GrowingSet(words);
    long[] states = states(20_000, words);
    for (int i = 0; i < 20_000; i++) {
      assertTrue(set.add(states, i * words));
    }
    assertEquals(20_000, set.size());
    long[] copy = new long[words];
    for (int i = 0; i < 20_000; i++) {
      set.states().copy(set.states().find(states, i * words), copy, 0);
      assertEquals(0, Alarm.compare(copy, 0, states, i * words, words));
    }
  }

  @Test
  void shouldSayThatItIsFull() {
    VisitedSet set = new VisitedSet(1, 3);
    long[] states = states(9, 1);
    for (int i = 0; i < 8; i++) {
      assertTrue(set.add(states, i, set.hash(states, i)) >= 0);
    }
    assertEquals(VisitedSet.FULL, set.add(states, 8, set.hash(states, 8)));
    assertEquals(-1, set.find(states, 8));
  }

  /** Four threads add the same states in different orders, in a crowded table, many times over. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void shouldGiveANewStateToOneThreadOnly(int words) throws Exception {
    int threads = 4;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 0; round < 40; round++) {
        VisitedSet set = new VisitedSet(words, 12);
        long[] states = states(3_600, words);
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Callable<Map<Integer, Integer>>> jobs = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
          int seed = round * threads + t;
          jobs.add(() -> addAll(set, states, words, new Random(seed), start));
        }
        Map<Integer, Integer> all = new HashMap<>();
        for (var job : pool.invokeAll(jobs)) {
          for (var added : job.get().entrySet()) {
            assertEquals(null, all.put(added.getKey(), added.getValue()), "added twice");
          }
        }
        assertEquals(3_600, all.size());
        all.forEach((i, slot) -> assertEquals(slot, set.find(states, i * words)));
      }
    } finally {
      pool.shutdown();
    }
  }

  /** Adds all states; answers the slots of those that were new. */
  private static Map<Integer, Integer> addAll(
      VisitedSet set, long[] states, int words, Random random, CyclicBarrier start)
      throws Exception {
    int count = states.length / words;
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    Map<Integer, Integer> added = new HashMap<>();
    start.await();
    for (int i : order) {
      int slot = set.add(states, i * words, set.hash(states, i * words));
      if (slot >= 0) {
        added.put(i, slot);
      }
    }
    return added;
  }

  /** Different states; those of several words share their first words, so that claims collide. */
  private static long[] states(int count, int words) {
    Random random = new Random(words);
    long[] states = new long[count * words];
    for (int i = 0; i < count; i++) {
      states[i * words] = words == 1 ? random.nextLong() & KEY : i % 7;
      states[i * words + words - 1] = words == 1 ? states[i] : i;
    }
    return states;
  }
}
