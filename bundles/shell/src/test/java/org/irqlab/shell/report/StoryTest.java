package org.irqlab.shell.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.irqlab.api.verdict.Trace;
import org.junit.jupiter.api.Test;

final class StoryTest {
  private static final Trace.Change UP = new Trace.Change(0, 1);
  private static final Trace.Change OWED = new Trace.Change(0, 1, true);

  private static final Trace ASSERTED =
      new Trace(
          List.of(
              step("serial@10000000", "device: raise", List.of("line high"), "a", "b", "c"),
              step("cpu0", "do_trap/intr: readl(claim)", List.of(), "a", "b", "c"),
              step("cpu0", "inject: interrupt", List.of("x".repeat(60)), "a", "b", "c")),
          OptionalInt.empty());

  @Test
  void shouldSayThePartsRemarkFirstAndTwoChangesIfThereIsRoom() {
    assertEquals(
        List.of(
            "1  serial@10000000  device: raise       line high; a 0 -> 1, b 0 -> 1",
            "1  cpu0             intr: readl(claim)  a 0 -> 1, b 0 -> 1",
            "1  cpu0             inject: interrupt   " + "x".repeat(60)),
        Story.lines(ASSERTED, false));
  }

  @Test
  void shouldNotLetALongNameThatComesOncePushEveryLineAside() {
    List<Trace.Step> steps = new ArrayList<>(Collections.nCopies(6, ASSERTED.steps().get(1)));
    steps.add(ASSERTED.steps().get(0));
    List<String> lines = Story.lines(new Trace(steps, OptionalInt.empty()), false);

    assertEquals("1  cpu0  intr: readl(claim)  a 0 -> 1, b 0 -> 1", lines.get(0));
    assertTrue(lines.get(6).startsWith("1  serial@10000000  device: raise  "), lines.get(6));
  }

  @Test
  void shouldTellEverythingOnRequest() {
    List<String> lines = Story.lines(ASSERTED, true);

    assertTrue(
        lines.get(0).endsWith("  owed[uart] 0 -> 1, a 0 -> 1, b 0 -> 1, c 0 -> 1; line high"),
        () -> "" + lines);
    assertTrue(lines.get(1).contains("do_trap/intr: readl(claim)"), () -> "" + lines);
  }

  @Test
  void shouldNameAChangeThatSaysItAloneHoweverLong() {
    Trace trace =
        new Trace(
            List.of(step("cpu0", "f: step", List.of(), "x".repeat(99), "b")), OptionalInt.of(0));

    assertEquals(
        List.of("1  cpu0  f: step  " + "x".repeat(99) + " 0 -> 1", "back to step 1"),
        Story.lines(trace, false));
  }

  private static Trace.Step step(
      String context, String name, List<String> notes, String... fields) {
    Map<String, Trace.Change> changes = new LinkedHashMap<>();
    changes.put("owed[uart]", OWED);
    List.of(fields).forEach(field -> changes.put(field, UP));
    return new Trace.Step(1, context, name, "source", true, notes, changes);
  }
}
