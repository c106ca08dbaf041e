package org.irqlab.skeleton;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.command.Manual;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class NewPluginTest {
  @TempDir Path root;

  @BeforeEach
  void haveSources() throws IOException {
    Files.createDirectories(root.resolve("bundles"));
    Files.copy(Path.of("..", "pom.xml"), root.resolve("bundles/pom.xml"));
  }

  @Test
  void shouldWriteExactlyThreeFiles() throws IOException {
    NewPlugin.write(List.of("controller", "foo"), root);

    assertEquals(
        List.of(
            "pom.xml",
            "src/main/java/org/irqlab/controller/foo/Foo.java",
            "src/test/java/org/irqlab/controller/foo/FooTest.java"),
        files(root.resolve("bundles/controllers/foo")));
  }

  @Test
  void shouldKeepThePomToFifteenLinesAndFindTheParent() throws IOException {
    NewPlugin.write(List.of("controller", "foo", "--dir", "bundles/my/own/foo"), root);

    Path pom = root.resolve("bundles/my/own/foo/pom.xml");
    assertTrue(Files.readAllLines(pom).size() <= 15);
    assertTrue(Files.readString(pom).contains("<relativePath>../../..</relativePath>"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldWriteAPluginThatBuildsAndATestThatSaysWhatToFillIn(Family family) throws Exception {
    NewPlugin.write(List.of(family.word(), "foo"), root);

    Trial trial = Trial.of(root.resolve("bundles/" + family.folder() + "/foo"));

    assertEquals(List.of(), trial.warnings());
    assertEquals(1, trial.passed());
    assertEquals(1, trial.failures().size());
    assertTrue(trial.failures().get(0).startsWith("fill in Foo.link: "), trial::toString);
  }

  @Test
  void shouldSayWhichTwoFilesMentionThePlugin() {
    List<String> said = NewPlugin.write(List.of("chip", "foo"), root);

    assertTrue(said.stream().anyMatch(line -> line.endsWith("<module>chips/foo</module>")));
    assertTrue(said.stream().anyMatch(line -> line.contains("\"org.irqlab:org.irqlab.chip.foo:")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          controller               | expected KIND and NAME
          controler foo            | nearest is 'controller'
          controller Foo-1         | expected lower-case letters and digits
          controller foo --dir     | needs a directory
          controller foo --dir /   | not empty
          controller foo --dir ../x| is not below the folder bundles/
          """)
  void shouldRefuseInOneLine(String words, String expected) {
    BadInput refusal =
        assertThrows(BadInput.class, () -> NewPlugin.write(List.of(words.split(" +")), root));

    assertTrue(refusal.getMessage().contains(expected), refusal::getMessage);
    assertEquals(1, refusal.getMessage().lines().count());
  }

  @Test
  void shouldNotWriteOverWhatIsThere() {
    NewPlugin.write(List.of("controller", "foo"), root);

    BadInput refusal =
        assertThrows(BadInput.class, () -> NewPlugin.write(List.of("controller", "foo"), root));

    assertTrue(refusal.getMessage().contains("is there already"), refusal::getMessage);
  }

  @Test
  void shouldAppearInHelpUnderTheNameThatIsTyped() {
    Manual manual = new NewPlugin().manual();

    assertEquals("irqlab new-plugin [OPTION]... KIND NAME", manual.usage());
    for (Family family : Family.values()) {
      assertTrue(manual.text().contains(family.word()), manual::text);
    }
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      return entries
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
