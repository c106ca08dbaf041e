package org.irqlab.itests.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.lab.PathReader;
import org.irqlab.api.verdict.Scope;
import org.irqlab.engine.path.PathLinker;
import org.irqlab.engine.verdict.Findings;
import org.irqlab.engine.verdict.Verification;
import org.irqlab.pathfile.PathFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bugs that this lab was made for: each comes out as it was told, mended, and varied.
 *
 * <p>A bug is a path file and a list of cases. A case is a line: its name, the settings by which it
 * differs from the path file, and the verdicts for one CPU and for two; a verdict with figures in
 * brackets names the figures, too.
 */
class FoundingBugsTest {
  private static final Path FOLDER = Path.of("src/test/resources/founding-bugs");
  private static final String CASES = ".cases";
  private static final PathReader READER = new PathFiles(new Plugs(), new Plugs());

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void shouldComeOutAsTold(Case one) {
    for (int cpus = 1; cpus <= one.verdicts().size(); cpus++) {
      String expected = one.verdicts().get(cpus - 1);
      Findings found = verify(one, cpus);

      String told = cpus + " CPUs: " + found.verdict() + ": " + found.detail();
      assertEquals(expected.replaceAll("\\(.*", ""), found.verdict().name(), told);
      assertTrue(!expected.contains("(") || found.detail().startsWith(expected), told);
    }
  }

  @Test
  void shouldHaveABugAndAMendInEveryList() throws IOException {
    for (Path list : lists()) {
      List<String> names = cases(list).map(Case::name).toList();
      assertTrue(names.stream().anyMatch(n -> n.startsWith("bug")), list.toString());
      assertTrue(names.stream().anyMatch(n -> n.startsWith("fixed")), list.toString());
    }
  }

  private static Findings verify(Case one, int cpus) {
    org.irqlab.api.path.Path path = READER.read(one.file(), one.settings());
    Scope of = path.scope();
    Scope scope =
        new Scope(
            cpus, of.vcpus(), of.timing(), of.assertions(), of.workers(), of.nesting(), of.depth());
    Checker.Request request = Checker.Request.PLAIN;
    return Verification.of(PathLinker.link(path.in(scope), Shelf.parts()).machine(), request);
  }

  static Stream<Case> cases() throws IOException {
    List<Case> all = new ArrayList<>();
    for (Path list : lists()) {
      cases(list).forEach(all::add);
    }
    return all.stream();
  }

  private static List<Path> lists() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(CASES)).sorted().toList();
    }
  }

  private static Stream<Case> cases(Path list) throws IOException {
    String bug = list.getFileName().toString().replace(CASES, "");
    return Files.readAllLines(list).stream()
        .filter(line -> !line.isBlank())
        .map(line -> Case.of(bug, line));
  }

  /**
   * A bug in one configuration.
   *
   * @param bug its name
   * @param name what is different
   * @param settings the same, as overrides of the path file
   * @param verdicts what comes of it, for one CPU and for more
   */
  record Case(String bug, String name, Map<String, String> settings, List<String> verdicts) {
    static Case of(String bug, String line) {
      List<String> cells = Arrays.stream(line.split("\\|")).map(String::trim).toList();
      Map<String, String> settings = new LinkedHashMap<>();
      for (String setting : cells.get(1).split("; *")) {
        if (!setting.isEmpty()) {
          settings.put(setting.split("=")[0], setting.split("=", 2)[1]);
        }
      }
      return new Case(bug, cells.get(0), settings, cells.subList(2, cells.size()));
    }

    Path file() {
      return FOLDER.resolve(bug + ".path.yaml");
    }

    @Override
    public String toString() {
      return bug + ": " + name;
    }
  }
}
