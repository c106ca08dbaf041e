package org.irqlab.engine.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.model.DisintxLazy;
import org.irqlab.engine.model.PlicXen;
import org.irqlab.engine.model.RandomMachine;
import org.irqlab.engine.search.Generator;
import org.irqlab.engine.search.StepGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableGeneratorTest {
  private static final int MOST_STATES = 20_000;
  private static final int FEW_STATES = 1_000;

  static Stream<Machine> machines() {
    Stream<Machine> models =
        Stream.of(
            PlicXen.machine(3, 2, PlicXen.Mode.GUEST),
            PlicXen.machine(3, 1, PlicXen.Mode.EARLY),
            PlicXen.machine(2, 2, PlicXen.Mode.NEVER),
            DisintxLazy.machine(
                new DisintxLazy.Variant(2, 2, DisintxLazy.Controller.LATCH, false, true, 2)),
            DisintxLazy.machine(
                new DisintxLazy.Variant(2, 1, DisintxLazy.Controller.STRICT, true, false, 2)));
    return Stream.concat(models, LongStream.range(0, 60).mapToObj(RandomMachine::of));
  }

  @ParameterizedTest
  @MethodSource("machines")
  void shouldGiveTheSuccessorsThatTheStepsGive(Machine machine) {
    Tables tables = new Tables(machine);
    compare(machine, tables, true, MOST_STATES);
    compare(machine, tables, false, MOST_STATES);
  }

  @Test
  void shouldGiveThemWhereASieveOfAllStepsWouldBeWide() {
    Machine machine = PlicXen.machine(26, 1, PlicXen.Mode.GUEST);
    Tables tables = new Tables(machine);
    assertTrue(!tables.few);
    compare(machine, tables, true, FEW_STATES);
  }

  private static void compare(Machine machine, Tables tables, boolean environment, int most) {
    Generator steps = new StepGenerator(machine, environment);
    Generator table = new TableGenerator(tables, environment);
    int words = machine.layout().words();
    long[] expected = new long[words * steps.most()];
    long[] found = new long[words * table.most()];
    Deque<long[]> queue = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    queue.add(machine.initial());
    seen.add(Arrays.toString(machine.initial()));
    while (!queue.isEmpty() && seen.size() < most) {
      long[] state = queue.remove();
      int count = steps.successors(state, 0, expected, 0);
      assertEquals(count, table.successors(state, 0, found, 0));
      assertEquals(edges(steps, expected, count, words), edges(table, found, count, words));
      assertEquals(steps.lively(), table.lively());
      assertEquals(steps.condemned(), table.condemned());
      assertEquals(steps.condemnations(), table.condemnations());
      if (steps.condemned() >= 0) {
        assertEquals(steps.condemnedFor(), table.condemnedFor());
      }
      for (int k = 0; k < count; k++) {
        long[] next = Arrays.copyOfRange(expected, k * words, (k + 1) * words);
        if (seen.add(Arrays.toString(next))) {
          queue.add(next);
        }
      }
    }
    assertTrue(!seen.isEmpty());
    assertEquals(taken(steps), taken(table));
  }

  private static Set<String> edges(Generator generator, long[] out, int count, int words) {
    Set<String> edges = new TreeSet<>();
    for (int k = 0; k < count; k++) {
      edges.add(
          generator.transition(k)
              + " to "
              + Arrays.toString(Arrays.copyOfRange(out, k * words, (k + 1) * words)));
    }
    return edges;
  }

  private static BitSet taken(Generator generator) {
    BitSet taken = new BitSet();
    generator.taken(taken);
    return taken;
  }
}
