package org.irqlab.itests.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.irqlab.api.path.Expectation;
import org.irqlab.api.path.GuestStage;
import org.irqlab.api.path.Path;
import org.irqlab.api.path.PathLine;
import org.irqlab.api.path.Stage;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each shipped path that is broken in a scope has a mended twin that is proved right in the same
 * scope: a path of its folder that differs in one stage of the host only, or one that {@code
 * twins.properties} names and explains.
 */
class TwinsTest {
  private static final Set<Verdict> RIGHT = Set.of(Verdict.OK, Verdict.REDUNDANT);

  private static final String HOST = "host ";

  private static Map<String, Path> paths;
  private static Map<String, Named> named;

  @BeforeAll
  static void read() throws Exception {
    paths = new TreeMap<>();
    ShippedPaths.read(Components.parts()).forEach(path -> paths.put(ShippedPaths.name(path), path));
    named = named();
  }

  @Test
  void shouldHaveAMendedTwinForEachBrokenPath() {
    List<String> alone = new ArrayList<>();
    for (Broken broken : broken()) {
      if (named(broken).isEmpty() && !hasTwin(broken)) {
        alone.add(broken.toString());
      }
    }

    assertEquals(List.of(), alone);
  }

  @Test
  void shouldNameTwinsThatAreRightInTheSameScope() {
    Set<String> used = new TreeSet<>();
    for (Broken broken : broken()) {
      named(broken)
          .ifPresent(
              twin -> {
                used.add(twin.broken());
                Path mended = paths.get(twin.mended());
                assertTrue(mended != null, () -> "no path is called " + twin.mended());
                Optional<Verdict> verdict = expected(mended, broken.scope());
                assertTrue(
                    verdict.filter(RIGHT::contains).isPresent(), () -> broken + ": " + verdict);
                assertTrue(!twin.why().isEmpty(), () -> broken + ": no reason");
              });
    }

    assertEquals(named.keySet(), used, "some are not broken");
  }

  private static List<Broken> broken() {
    List<Broken> broken = new ArrayList<>();
    paths.forEach(
        (name, path) -> {
          for (Expectation expected : path.expect()) {
            if (!RIGHT.contains(expected.verdict())) {
              broken.add(new Broken(name, expected.scope(path.scope()), expected.verdict()));
            }
          }
        });
    assertTrue(!broken.isEmpty());
    return broken;
  }

  private static boolean hasTwin(Broken broken) {
    String folder = broken.name().substring(0, broken.name().indexOf('/') + 1);
    Map<String, String> stages = stages(paths.get(broken.name()));
    return paths.entrySet().stream()
        .filter(other -> other.getKey().startsWith(folder))
        .filter(other -> mends(differences(stages, stages(other.getValue()))))
        .anyMatch(
            other -> expected(other.getValue(), broken.scope()).equals(Optional.of(Verdict.OK)));
  }

  private static Optional<Verdict> expected(Path path, Scope scope) {
    return path.expect().stream()
        .filter(one -> one.scope(path.scope()).equals(scope))
        .map(Expectation::verdict)
        .findFirst();
  }

  /** One change, of what the host is made of: not of the device, the guest, or who calls. */
  private static boolean mends(List<String> differences) {
    return differences.size() == 1 && differences.get(0).startsWith(HOST);
  }

  private static List<String> differences(Map<String, String> one, Map<String, String> other) {
    Set<String> keys = new TreeSet<>(one.keySet());
    keys.addAll(other.keySet());
    return keys.stream()
        .filter(key -> !one.getOrDefault(key, "").equals(other.getOrDefault(key, "")))
        .toList();
  }

  private static Map<String, String> stages(Path path) {
    Map<String, String> stages = new LinkedHashMap<>();
    for (PathLine line : path.lines()) {
      String at = " " + stages.size();
      stages.put("device" + at, line.device().model().map(TwinsTest::text) + "");
      stages.put("source" + at, line.device().source() + "");
      stages.put("guest" + at, line.guest().map(TwinsTest::text) + "");
      stages.put(HOST + "controller" + at, text(line.controller()));
      stages.put(HOST + "chip" + at, line.chip().map(TwinsTest::text) + "");
      stages.put(HOST + "flow" + at, line.flow().map(TwinsTest::text) + "");
      stages.put(HOST + "backend" + at, line.backend().map(TwinsTest::text) + "");
      stages.put(HOST + "frontend" + at, line.frontend().map(TwinsTest::text) + "");
    }
    stages.put("actors", text(path.actors()));
    stages.put("properties", text(path.properties()));
    return stages;
  }

  private static String text(GuestStage guest) {
    return text(guest.controller())
        + guest.chip().map(TwinsTest::text)
        + guest.flow().map(TwinsTest::text)
        + text(guest.driver());
  }

  private static String text(List<Stage> stages) {
    return stages.stream().map(TwinsTest::text).toList().toString();
  }

  private static String text(Stage stage) {
    return stage.name() + new TreeMap<>(stage.options());
  }

  /** What the file says of a broken path, in all scopes or with one number of CPUs. */
  private static Optional<Named> named(Broken broken) {
    return Optional.ofNullable(named.get(broken.name() + "@" + broken.scope().cpus()))
        .or(() -> Optional.ofNullable(named.get(broken.name())));
  }

  private static Map<String, Named> named() throws IOException {
    Properties file = new Properties();
    try (Reader in = Files.newBufferedReader(ShippedPaths.FOLDER.resolve("twins.properties"))) {
      file.load(in);
    }
    Map<String, Named> named = new TreeMap<>();
    for (String key : file.stringPropertyNames()) {
      String[] value = file.getProperty(key).split(";", 2);
      named.put(key, new Named(key, value[0].strip(), value.length < 2 ? "" : value[1].strip()));
    }
    return named;
  }

  /**
   * A path that is broken in a scope.
   *
   * @param name its folder and name
   * @param scope the scope
   * @param verdict what is wrong
   */
  private record Broken(String name, Scope scope, Verdict verdict) {}

  /**
   * A line of {@code twins.properties}.
   *
   * @param broken a path, with {@code @} and a number if for that number of CPUs only
   * @param mended its twin
   * @param why what else differs, or what the mend costs
   */
  private record Named(String broken, String mended, String why) {}
}
