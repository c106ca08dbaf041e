package org.irqlab.itests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.Baseline.Info;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The API against its last release: a package that changed for those who call it, or for those who
 * implement it, says so by its version (OSGi semantic versioning, org.osgi.annotation.versioning).
 */
class ApiBaselineTest {
  private static final File RELEASED =
      Path.of("..", "..", "bundles", "api", "releases", "org.irqlab.api-1.0.0.jar").toFile();

  @Test
  void shouldVersionEachPackageByWhatChangedSinceItsRelease() throws Exception {
    assertEquals(List.of(), wronglyVersioned(jar -> {}));
  }

  @Test
  void shouldNoticeATypeThatWasTakenAway() throws Exception {
    List<String> wrong = wronglyVersioned(jar -> jar.remove("org/irqlab/api/state/Lock.class"));
    assertTrue(
        wrong.stream().anyMatch(line -> line.startsWith("org.irqlab.api.state: MAJOR")),
        wrong::toString);
  }

  private static List<String> wronglyVersioned(Consumer<Jar> change) throws Exception {
    File built = Bundles.built().byName().get("org.irqlab.api").classes().toFile();
    try (Processor processor = new Processor();
        Jar newer = new Jar("built", built);
        Jar older = new Jar(RELEASED)) {
      change.accept(newer);
      return new Baseline(processor, new DiffPluginImpl())
          .baseline(newer, older, null).stream()
              .filter(info -> info.mismatch)
              .map(ApiBaselineTest::words)
              .toList();
    }
  }

  private static String words(Info info) {
    return "%s: %s change, is at %s, should be at %s"
        .formatted(
            info.packageName,
            info.packageDiff.getDelta(),
            info.newerVersion,
            info.suggestedVersion);
  }
}
