package org.irqlab.engine.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.model.DisintxLazy;
import org.irqlab.engine.model.PlicXen;
import org.irqlab.engine.reduce.Symmetry;
import org.irqlab.engine.table.TableGenerator;
import org.irqlab.engine.table.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done for each state and each transition allocates nothing. */
class HotPathTest {
  private static final int FIRST_SLOTS = 1 << 12;

  /** What a look at the counter may cost by itself. */
  private static final long NEXT_TO_NOTHING = 1 << 10;

  /** Lists of blocks, the crew, the first report: the same for any space. */
  private static final long ONCE = 1 << 16;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @CsvSource({"3, 1", "4, 1", "5, 1", "5, 2"})
  void shouldAllocateNothingForTransitionsToStatesThatAreKnown(int sources, int cpus) {
    Machine machine = PlicXen.machine(sources, cpus, PlicXen.Mode.GUEST);
    Generator tables = new TableGenerator(new Tables(machine), true);
    assertLittle(allocatedIn(machine, tables));
    assertLittle(allocatedIn(machine, new StepGenerator(machine, true)));
  }

  @Test
  void shouldAllocateNothingForStatesOfTwoWords() {
    Machine machine =
        DisintxLazy.machine(
            new DisintxLazy.Variant(6, 1, DisintxLazy.Controller.LATCH, false, false, 2));
    assertEquals(2, machine.layout().words());
    Space space = States.space(machine, new TableGenerator(new Tables(machine), true));
    assertTrue(space.states() > 10_000);
    assertLittle(walk(space, new TableGenerator(new Tables(machine), true)));
  }

  @Test
  void shouldAllocateNothingForNormalForms() {
    Machine machine = PlicXen.machine(9, 2, PlicXen.Mode.GUEST);
    Symmetry symmetry = Symmetry.of(machine).orElseThrow();
    Generator few = symmetry.of(new TableGenerator(new Tables(machine), true));
    assertLittle(allocatedIn(machine, few));
  }

  @ParameterizedTest
  @CsvSource({"4, 1", "5, 1", "5, 2", "6, 1"})
  void shouldAllocateTablesAndBlocksAndNothingElse(int sources, int cpus) {
    Machine machine = PlicXen.machine(sources, cpus, PlicXen.Mode.GUEST);
    Tables tables = new Tables(machine);
    States.space(machine, new TableGenerator(tables, true));
    Generator generator = new TableGenerator(tables, true);
    long before = allocated();
    Space space = States.space(machine, generator);
    long all = allocated() - before;
    long blocks = space.bytes() - space.visited().bytes();
    long rest = all - blocks - grown(space.visited().slots());
    assertTrue(rest < ONCE, rest + " bytes more, " + space.transitions() + " transitions");
  }

  /** Bytes of all tables until one has so many slots. */
  private static long grown(long slots) {
    VisitedSet table = new VisitedSet(1, FIRST_SLOTS);
    long bytes = table.bytes();
    while (table.slots() < slots) {
      table.grow();
      bytes += table.bytes();
    }
    return bytes;
  }

  private static void assertLittle(long bytes) {
    assertTrue(bytes < NEXT_TO_NOTHING, bytes + " bytes");
  }

  private static long allocatedIn(Machine machine, Generator generator) {
    return walk(States.space(machine, generator), generator);
  }

  /**
   * Bytes that are allocated while every transition of a finished space is taken once more, after
   * all has been called once.
   */
  private static long walk(Space space, Generator generator) {
    long[] states = States.of(space);
    once(space, states, generator);
    return once(space, states, generator);
  }

  private static long once(Space space, long[] states, Generator generator) {
    VisitedSet visited = space.visited();
    int words = visited.words();
    long[] out = new long[words * generator.most()];
    long[] code = new long[words];
    long before = allocated();
    long edges = 1;
    long known = 0;
    for (int at = 0; at < states.length; at += words) {
      int count = generator.successors(states, at, out, 0);
      edges += count;
      known += known(visited, out, count, code);
    }
    long bytes = allocated() - before;
    assertEquals(space.transitions(), edges);
    assertEquals(edges - 1, known);
    return bytes;
  }

  private static long known(VisitedSet visited, long[] out, int count, long[] code) {
    KeyTable table = visited.table();
    long known = 0;
    for (int k = 0; k < count; k++) {
      int at = k * visited.words();
      boolean coded = visited.dictionary() != null;
      if (coded && !visited.dictionary().encode(out, at, code, 0)) {
        return -1;
      }
      long[] keys = coded ? code : out;
      int from = coded ? 0 : at;
      long home = table.home(keys, from);
      boolean old = table.put(keys, from, home) == KeyTable.OLD;
      known += old && table.race(keys, from, home) == KeyTable.OLD ? 1 : 0;
    }
    return known;
  }

  private static long allocated() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }
}
