package org.irqlab.engine.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.irqlab.engine.model.PlicXen;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Early completion is a storm and no hang; without completion the source is never served. */
class ServedTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1, EARLY, true",
    "2, 1, EARLY, true",
    "2, 2, EARLY, true",
    "1, 1, GUEST, true",
    "2, 2, GUEST, true",
    "3, 2, GUEST, true",
    "1, 1, NEVER, false",
    "2, 2, NEVER, false"
  })
  void shouldServeUnlessNobodyCompletes(int sources, int cpus, PlicXen.Mode mode, boolean holds) {
    Served served = Served.in(PlicXen.unmonitored(sources, cpus, mode));
    for (int source = 0; source < sources; source++) {
      assertEquals(holds, served.holds(source), "source " + source);
    }
  }
}
