package org.irqlab.engine.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.model.DisintxLazy;
import org.irqlab.engine.model.DisintxLazy.Controller;
import org.irqlab.engine.model.PlicXen;
import org.irqlab.engine.search.Limits;
import org.irqlab.engine.search.Search;
import org.irqlab.engine.search.Space;
import org.irqlab.engine.table.LateGenerator;
import org.irqlab.engine.table.LateTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The counts two other checkers agree on, for one worker and for two. */
class CalibrationTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1, 9, 11",
    "1, 2, 11, 14",
    "2, 1, 68, 139",
    "2, 2, 104, 233",
    "5, 1, 15104, 61441",
    "5, 2, 41984, 194561",
    "6, 1, 80896, 376321",
    "7, 1, 417792, 2179073",
    "7, 2, 1550336, 9146369"
  })
  void shouldCountTheStatesOfPlicXen(int sources, int cpus, long states, long transitions) {
    Machine machine = PlicXen.machine(sources, cpus, PlicXen.Mode.GUEST);
    assertCounts(machine, states, transitions);
  }

  @ParameterizedTest
  @CsvSource({
    "LEVEL, true, true, 74, 143",
    "LEVEL, false, true, 20, 32",
    "STRICT, false, false, 13, 16",
    "LATCH, false, true, 24, 38",
    "LEVEL, true, false, 42, 70",
    "LEVEL, false, false, 13, 16",
    "LATCH, false, false, 13, 16"
  })
  void shouldCountTheStatesOfDisintxLazyVariants(
      Controller controller, boolean lazy, boolean separate, long states, long transitions) {
    Machine machine =
        DisintxLazy.machine(new DisintxLazy.Variant(1, 1, controller, lazy, separate, 2));
    assertCounts(machine, states, transitions);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 672, 1877",
    "3, 8296, 29953",
    "4, 76928, 328769",
    "5, 597504, 2909441",
    "6, 4126720, 22413313"
  })
  void shouldCountTheStatesOfDisintxLazy(int sources, long states, long transitions) {
    Machine machine =
        DisintxLazy.machine(new DisintxLazy.Variant(sources, 2, Controller.LATCH, false, true, 2));
    assertCounts(machine, states, transitions);
  }

  /** The largest, with two workers only, for they take a while. */
  @Test
  void shouldCountTheStatesOfLargeSpaces() {
    search(PlicXen.machine(8, 2, PlicXen.Mode.GUEST), 2, 8_781_824, 56_983_553);
    search(
        DisintxLazy.machine(new DisintxLazy.Variant(6, 2, Controller.LATCH, false, true, 2)),
        2,
        4_126_720,
        22_413_313);
  }

  private static void assertCounts(Machine machine, long states, long transitions) {
    int depth = search(machine, 1, states, transitions);
    assertEquals(depth, search(machine, 2, states, transitions), "depth");
  }

  private static int search(Machine machine, int workers, long states, long transitions) {
    LateTables late = new LateTables(machine);
    Space space =
        new Search(
                machine.layout().words(),
                () -> new LateGenerator(machine, late, true),
                () -> new Judge(machine),
                workers,
                Limits.none(),
                progress -> {})
            .from(machine.initial());
    assertEquals(Optional.empty(), space.stopped());
    assertEquals(Optional.empty(), space.alarm());
    assertEquals(states, space.states(), "states");
    assertEquals(transitions, space.transitions(), "transitions");
    return space.depth();
  }
}
