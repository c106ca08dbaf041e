package org.irqlab.engine.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link Recent}. */
class RecentTest {
  private static final int FEW = 100;
  private static final int MANY = 200_000;
  private static final int DIFFERENT = 50_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void shouldLeaveOutWhatWasMetJustBefore(int words) {
    Recent recent = new Recent(words);
    long[] states = new long[4 * words];
    for (int k = 0; k < 4; k++) {
      states[k * words] = k / 2;
    }
    assertEquals(1 + 2, recent.sift(states, 1, 3), "only the second 1 is left out");
    assertEquals(0, states[words], "the state of zeros is a state like others");
    assertEquals(1, states[2 * words]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void shouldLetThroughEveryStateOnceAtLeastAndRemainSmall(int words) {
    Recent recent = new Recent(words);
    long bytes = recent.bytes();
    Random random = new Random(words);
    int values = (int) Math.round(Math.pow(DIFFERENT, 1.0 / words));
    Set<List<Long>> met = new HashSet<>();
    long left = 0;
    long[] states = new long[FEW * words];
    for (int asked = 0; asked < MANY; asked += FEW) {
      for (int k = 0; k < FEW * words; k++) {
        states[k] = random.nextInt(values);
      }
      Set<List<Long>> given = all(states, FEW, words);
      int end = recent.sift(states, 0, FEW);
      met.addAll(all(states, end, words));
      left += end;
      assertTrue(met.containsAll(given), "a state was left out that was never met");
    }
    assertTrue(left < MANY && left >= met.size());
    assertEquals(bytes, recent.bytes());
  }

  private static Set<List<Long>> all(long[] states, int count, int words) {
    Set<List<Long>> all = new HashSet<>();
    for (int k = 0; k < count; k++) {
      long[] state = Arrays.copyOfRange(states, k * words, (k + 1) * words);
      all.add(Arrays.stream(state).boxed().toList());
    }
    return all;
  }
}
