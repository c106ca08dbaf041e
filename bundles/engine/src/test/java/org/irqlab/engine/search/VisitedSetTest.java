package org.irqlab.engine.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitedSetTest {
  private static final int MANY = 200_000;

  @ParameterizedTest
  @CsvSource({"1, 26", "2, 26", "3, 26", "1, 10", "2, 10"})
  void shouldKeepAllStatesWhenItGrows(int words, int logSegment) {
    GrowingSet set = new GrowingSet(new VisitedSet(words, 64, logSegment));
    long[] states = SlotTableTest.keys(MANY, words);
    checked(set, states, words);
  }

  @Test
  void shouldHoldTheCodesOfStatesThatHaveFewValues() {
    GrowingSet set = new GrowingSet(new VisitedSet(3, 64, 12));
    long[] states = narrow(MANY, 3);
    checked(set, states, 3);
    assertNotNull(set.states().dictionary());
    assertEquals(1, set.states().table().width());
    long[] strange = {-1L >>> 2, 5, 5};
    assertEquals(-1, set.states().find(strange, 0));
  }

  /** After many states of few values come some of many, until codes are not shorter any more. */
  @Test
  void shouldHoldThemStillWhenTheirValuesBecomeMore() {
    GrowingSet set = new GrowingSet(new VisitedSet(2, 64, 26));
    long[] states = narrow(MANY, 2);
    Random random = new Random(1);
    int late = MANY * 3 / 4;
    for (int i = late; i < MANY; i++) {
      int bits = Math.min(62, 20 + (i - late) / 500);
      states[2 * i] |= (random.nextLong() & (1L << bits) - 1) << 62 - bits >>> 1;
      states[2 * i + 1] |= (random.nextLong() & (1L << bits) - 1) << 62 - bits >>> 1;
    }
    checked(set, states, 2);
  }

  private static void checked(GrowingSet set, long[] states, int words) {
    for (int i = 0; i < states.length; i += words) {
      set.add(states, i);
    }
    long[] copy = new long[words];
    long size = set.size();
    for (int i = 0; i < states.length; i += words) {
      assertFalse(set.add(states, i));
      set.states().copy(set.states().find(states, i), copy, 0);
      assertEquals(0, Alarm.compare(copy, 0, states, i, words));
    }
    assertEquals(size, set.size());
    assertTrue(size > states.length / words / 2);
  }

  /** States of which each byte has one of few values. */
  private static long[] narrow(int count, int words) {
    Random random = new Random(words);
    long[] states = new long[count * words];
    for (int i = 0; i < states.length; i++) {
      for (int b = 0; b < 7; b++) {
        states[i] |= (random.nextInt(4) * 41L + 3) << 8 * b;
      }
    }
    return states;
  }
}
