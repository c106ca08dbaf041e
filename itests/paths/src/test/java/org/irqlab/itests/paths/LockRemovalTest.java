package org.irqlab.itests.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.path.Expectation;
import org.irqlab.api.path.Path;
import org.irqlab.api.path.PathLine;
import org.irqlab.api.state.Lock;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.parts.Snapshot;
import org.irqlab.engine.path.PathLinker;
import org.irqlab.engine.verdict.Verification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each lock is for: what becomes of a path without it, or why nothing does. The table beside
 * the test's own paths has every lock that a shipped path has.
 */
class LockRemovalTest {
  private static final java.nio.file.Path FOLDER =
      java.nio.file.Path.of("src/test/resources/locks");

  private static Snapshot parts;

  @BeforeAll
  static void plug() throws Exception {
    parts = Components.parts();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void shouldBeForWhatTheTableSays(Row row) throws IOException {
    Path path = row.path(parts);

    assertEquals(row.with(), verify(path, Set.of()), "with " + row.lock());
    assertEquals(row.without(), verify(path, named(path, row.lock())), "without " + row.lock());
    assertFalse(row.why().isEmpty());
    assertEquals(row.with() == row.without(), row.changesNothing());
  }

  /** Where another lock does the work, it takes that one, too, to see the damage. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("redundant")
  void shouldMissTheLockThatDoesTheWork(Row row) throws IOException {
    Path path = row.path(parts);
    Set<String> both = new HashSet<>(named(path, row.lock()));
    both.addAll(named(path, row.worker()));

    assertNotEquals(row.with(), verify(path, both));
  }

  @Test
  void shouldHaveEveryLockOfEveryShippedPathInTheTable() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (Path path : ShippedPaths.read(parts)) {
      for (Expectation expected : path.expect()) {
        Path scoped = path.in(expected.scope(path.scope()));
        locks(scoped).forEach(lock -> missing.add(kind(lock, scoped)));
      }
    }
    for (Row row : rows().toList()) {
      Path path = row.path(parts);
      locks(path).forEach(lock -> missing.add(kind(lock, path)));
    }
    assertTrue(missing.size() > 20, () -> "few locks: " + missing);
    rows().map(Row::lock).forEach(missing::remove);

    assertEquals(Set.of(), missing);
  }

  static Stream<Row> rows() throws IOException {
    return Files.readAllLines(FOLDER.resolve("locks.table")).stream().map(Row::of);
  }

  static Stream<Row> redundant() throws IOException {
    return rows().filter(row -> row.changesNothing() && !row.worker().isEmpty());
  }

  private static Verdict verify(Path path, Set<String> leftOut) {
    Checker.Request request = Checker.Request.PLAIN;
    Machine machine = PathLinker.link(path, parts, leftOut).machine();
    return Verification.of(machine, request).verdict();
  }

  /** The locks of a kind, all of them. */
  private static Set<String> named(Path path, String kind) {
    Set<String> found =
        locks(path).stream()
            .filter(lock -> kind(lock, path).equals(kind))
            .collect(Collectors.toSet());
    assertFalse(found.isEmpty(), () -> path.name() + " has no " + kind + ": " + locks(path));
    return found;
  }

  private static Collection<String> locks(Path path) {
    Machine machine = PathLinker.link(path, parts).machine();
    return machine.layout().locks().stream().map(Lock::name).toList();
  }

  /** A lock's name without numbers; whoever has an id is called by its part, a guest "guest". */
  private static String kind(String lock, Path path) {
    Map<String, String> names = new HashMap<>();
    path.actors().forEach(actor -> names.put(actor.instance(), actor.name()));
    for (PathLine line : path.lines()) {
      line.guest().ifPresent(guest -> names.put(guest.id(), "guest"));
    }
    return Stream.of(lock.split("/"))
        .map(piece -> names.getOrDefault(piece, piece))
        .collect(Collectors.joining("/"))
        .replaceAll("(irq|irqfd|\\[)\\d+", "$1#");
  }

  /**
   * A line of the table.
   *
   * @param lock the kind of lock
   * @param file a shipped path, or one beside the table
   * @param settings what is set in it
   * @param with the verdict with the lock
   * @param without the verdict without it
   * @param why what it is for, or why nothing changes
   */
  record Row(
      String lock,
      String file,
      Map<String, String> settings,
      Verdict with,
      Verdict without,
      String why) {
    static Row of(String line) {
      List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
      Map<String, String> settings = new LinkedHashMap<>();
      for (String setting : cells.get(2).split("; *")) {
        if (!setting.isEmpty()) {
          settings.put(setting.split("=")[0], setting.split("=", 2)[1]);
        }
      }
      settings.put("scope.cpus", cells.get(3));
      return new Row(
          cells.get(0),
          cells.get(1),
          settings,
          Verdict.valueOf(cells.get(4)),
          Verdict.valueOf(cells.get(5)),
          cells.get(6));
    }

    Path path(Snapshot parts) {
      java.nio.file.Path own = FOLDER.resolve(file + ".path.yaml");
      java.nio.file.Path shipped = ShippedPaths.FOLDER.resolve(file + ".path.yaml");
      return ShippedPaths.read(parts, Files.exists(own) ? own : shipped, settings);
    }

    boolean changesNothing() {
      return with == without;
    }

    /** The lock that does the work, if the reason begins with one. */
    String worker() {
      int colon = why.indexOf(": ");
      String first = colon < 0 ? "" : why.substring(0, colon);
      return first.contains("/") ? first : "";
    }

    @Override
    public String toString() {
      return lock;
    }
  }
}
