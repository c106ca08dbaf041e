package org.irqlab.engine.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LimitsTest {
  @Test
  void shouldAnnounceABoundOfStatesWhenItIsNear() {
    Limits limits = new Limits(OptionalLong.of(1_000), OptionalInt.empty(), OptionalInt.of(100));
    assertEquals("", limits.outlook(10, Long.MAX_VALUE));
    assertEquals("bound of 1000 states in 0 s at this rate", limits.outlook(990, Long.MAX_VALUE));
  }

  @Test
  void shouldAnnounceThatMemoryWillBeFull() {
    Limits limits = Limits.none();
    assertEquals("", limits.outlook(100, 1_000));
    assertEquals("memory full at 1000 states in 0 s at this rate", limits.outlook(900, 1_000));
  }

  @Test
  void shouldKnowHowManyStatesThereIsRoomFor() {
    Limits limits = new Limits(OptionalLong.empty(), OptionalInt.empty(), OptionalInt.of(1));
    Storage storage = new Storage(new VisitedSet(1, 1 << 12), limits, 1);
    long room = storage.room();
    storage.added(room);
    assertTrue(room > 1 << 14 && room < 1 << 17, room + " states in a megabyte");
  }
}
