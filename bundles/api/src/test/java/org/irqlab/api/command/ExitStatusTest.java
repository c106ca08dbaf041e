package org.irqlab.api.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExitStatusTest {

  @Test
  void shouldWeighOutcomesInTheirDocumentedOrder() {
    List<Integer> codes = Arrays.stream(ExitStatus.values()).map(ExitStatus::code).toList();

    assertEquals(List.of(130, 1, 2, 16, 15, 11, 12, 10, 13, 14, 17, 20, 3, 18, 0), codes);
  }

  @Test
  void shouldNeverHideAViolationByALaterSuccess() {
    assertEquals(ExitStatus.STALL, ExitStatus.STALL.and(ExitStatus.OK));
    assertEquals(ExitStatus.STALL, ExitStatus.OK.and(ExitStatus.STALL));
    assertEquals(ExitStatus.LOST, ExitStatus.STORM.and(ExitStatus.LOST));
    assertEquals(ExitStatus.BAD_INPUT, ExitStatus.USE_AFTER_RELEASE.and(ExitStatus.BAD_INPUT));
  }
}
