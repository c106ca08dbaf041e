package org.irqlab.engine.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DictionaryTest {
  private static final int COUNT = 2_000;

  @Test
  void shouldGiveDifferentStatesDifferentCodes() {
    long[] states = states(3, 3);
    Dictionary dictionary = Dictionary.of(states, 3);
    assertEquals(1, dictionary.width());
    Set<Long> codes = new HashSet<>();
    Set<String> seen = new HashSet<>();
    long[] code = new long[3];
    long[] back = new long[3];
    for (int i = 0; i < states.length; i += 3) {
      assertTrue(dictionary.encode(states, i, code, 1));
      dictionary.decode(code, 1, back, 0);
      assertEquals(0, Alarm.compare(back, 0, states, i, 3));
      assertTrue(code[1] >= 0 && code[1] < 1L << Dictionary.WORD);
      assertEquals(seen.add(back[0] + " " + back[1] + " " + back[2]), codes.add(code[1]));
    }
  }

  @Test
  void shouldMakeSeveralWordsFewer() {
    long[] states = states(4, 9);
    Dictionary dictionary = Dictionary.of(states, 4);
    assertEquals(2, dictionary.width());
    long[] code = new long[2];
    long[] back = new long[4];
    for (int i = 0; i < states.length; i += 4) {
      assertTrue(dictionary.encode(states, i, code, 0));
      dictionary.decode(code, 0, back, 0);
      assertEquals(0, Alarm.compare(back, 0, states, i, 4));
    }
  }

  @Test
  void shouldNotBeWhereStatesHaveManyValues() {
    Random random = new Random(7);
    long[] states = random.longs(2 * COUNT).map(bits -> bits >>> 2).toArray();
    assertNull(Dictionary.of(states, 2));
  }

  @Test
  void shouldHaveNoCodeForAStateOfANewKindUntilItIsWider() {
    long[] states = states(2, 3);
    Dictionary dictionary = Dictionary.of(states, 2);
    long[] code = new long[2];
    for (int i = 0; i < states.length; i += 2) {
      assertTrue(dictionary.encode(states, i, code, 0));
    }
    long[] strange = {states[0] ^ 1L << 61, states[1]};
    assertFalse(dictionary.look(strange, 0, code, 0));
    assertFalse(dictionary.encode(strange, 0, code, 0));
    Dictionary wider = dictionary.wider(strange, 0);
    assertTrue(wider.encode(strange, 0, code, 0));
    long[] back = new long[2];
    wider.decode(code, 0, back, 0);
    assertArrayEquals(strange, back);
  }

  /** States of which each byte has one of so many values. */
  private static long[] states(int words, int values) {
    Random random = new Random(values);
    long[] states = new long[COUNT * words];
    for (int i = 0; i < states.length; i++) {
      for (int b = 0; b < 7; b++) {
        states[i] |= (random.nextInt(values) * 23L + 5) << 8 * b;
      }
    }
    return states;
  }
}
