package org.irqlab.itests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
  private static Bundles bundles;
  private static JavaClasses classes;

  @BeforeAll
  static void readWhatWasBuilt() {
    bundles = Bundles.built();
    classes = new ClassFileImporter().importPaths(bundles.classes());
  }

  @Test
  void shouldFindTheBundlesItJudges() {
    assertTrue(bundles.byName().containsKey("org.irqlab.api"), () -> "" + bundles.byName());
    assertTrue(classes.stream().anyMatch(type -> type.getPackageName().equals("org.irqlab.batch")));
  }

  @Test
  void shouldHaveNoPackageCycle() {
    Rules.noPackageCycles().check(classes);
  }

  @Test
  void shouldShareNothingButTheApi() {
    Rules.onlyTheApiIsShared(bundles.byName().keySet()).check(classes);
  }

  @Test
  void shouldExportFromTheApiOnly() {
    List<String> exporting =
        bundles.byName().entrySet().stream()
            .filter(bundle -> bundle.getValue().exports().isPresent())
            .map(Map.Entry::getKey)
            .toList();

    assertEquals(List.of("org.irqlab.api"), exporting);
  }

  @Test
  void shouldNameEveryBundleInAFeatureAndNoOther() throws IOException {
    Pattern bundle = Pattern.compile("\"id\": *\"org\\.irqlab:(org\\.irqlab\\.[^:]*):[^\"]*\" *}");
    SortedSet<String> named = new TreeSet<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of("..", "..", "features"), "*.json")) {
      for (Path file : files) {
        bundle.matcher(Files.readString(file)).results().forEach(hit -> named.add(hit.group(1)));
      }
    }

    assertEquals(bundles.byName().keySet(), named);
  }
}
