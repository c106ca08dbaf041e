package org.irqlab.api.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TopologyExceptionTest {

  @Test
  void shouldSayFilePlaceProblemAndWhatWasExpected() {
    Place place = Place.offset(72).node("/soc").property("reg");
    TopologyException e = new TopologyException("a.dtb", place, "6 bytes", "a multiple of 4");
    assertEquals(
        "a.dtb: offset 0x48, node /soc, property reg: 6 bytes; expected a multiple of 4",
        e.getMessage());
    assertEquals(72, e.place().offset().orElseThrow());
  }

  @Test
  void shouldLeaveAnUnknownPlaceOut() {
    TopologyException e = new TopologyException("a", Place.NOWHERE, "empty", "text");
    assertEquals("a: empty; expected text", e.getMessage());
    assertEquals(
        "a: line 3: x; expected y",
        new TopologyException("a", Place.line(3), "x", "y").getMessage());
  }

  @Test
  void shouldStayOneShortLineWhateverIsInIt() {
    String evil = "x\n\r\t\u001b[2J\u0085\u2028".repeat(1_000);
    String message = new TopologyException(evil, Place.NOWHERE.node(evil), evil, evil).getMessage();
    assertEquals(1, message.lines().count());
    assertTrue(message.length() < 2_000);
    assertFalse(message.chars().anyMatch(Character::isISOControl));
  }
}
