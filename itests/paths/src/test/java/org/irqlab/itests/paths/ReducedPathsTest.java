package org.irqlab.itests.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.lab.PathReader;
import org.irqlab.api.path.Expectation;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.path.PathLinker;
import org.irqlab.engine.verdict.Findings;
import org.irqlab.engine.verdict.Verification;
import org.irqlab.pathfile.PathFiles;
import org.junit.jupiter.api.Test;

/**
 * On the shipped paths, reductions give the verdict of the whole space: all that need no device
 * tree, each in the largest of its scopes in which the whole space is small.
 */
class ReducedPathsTest {
  private static final Path SHIPPED = Path.of("../../distribution/paths");
  private static final long MOST_STATES = 5_000;
  private static final PathReader READER = new PathFiles(new Plugs(), new Plugs());

  @Test
  void shouldAgreeWithTheWholeSpaceOnShippedPaths() throws IOException {
    List<Path> files = files();
    int compared = 0;
    int smaller = 0;
    for (Path file : files) {
      org.irqlab.api.path.Path path = READER.read(file, Map.of());
      List<Expectation> scopes = path.expect();
      for (int i = scopes.size() - 1, before = compared; i >= 0 && compared == before; i--) {
        Machine machine =
            PathLinker.link(path.in(scopes.get(i).scope(path.scope())), Shelf.parts()).machine();
        Findings whole = Verification.of(machine, request(true));
        if (whole.verdict() != Verdict.INCONCLUSIVE) {
          Findings reduced = Verification.of(machine, request(false), 0);
          assertAgree(file + ", " + scopes.get(i), whole, reduced);
          compared++;
          smaller += reduced.states() < whole.states() ? 1 : 0;
        }
      }
    }
    assertTrue(3 * compared > 2 * files.size(), compared + " compared, of " + files.size());
    assertTrue(6 * smaller > compared, smaller + " smaller, of " + compared);
  }

  private static void assertAgree(String which, Findings whole, Findings reduced) {
    assertEquals(whole.verdict(), reduced.verdict(), which);
    assertEquals(whole.also(), reduced.also(), which);
    assertEquals(whole.unreached(), reduced.unreached(), which);
    assertEquals(whole.trace(), reduced.trace(), which);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(SHIPPED)) {
      return all.filter(f -> f.toString().endsWith(".path.yaml"))
          .filter(f -> !read(f).contains("dtb:"))
          .sorted()
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Checker.Request request(boolean whole) {
    return Checker.Request.PLAIN
        .within(OptionalLong.of(MOST_STATES), OptionalInt.empty(), OptionalInt.empty())
        .whole(whole);
  }
}
