package org.irqlab.pathfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.irqlab.api.command.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that want to do harm get one line. */
final class HostileYamlTest {
  private static final int MUTATIONS = 2_000;
  private static final int TOO_LONG = 300_000;
  private static final int DEEP = 100_000;
  private static final int WIDE = 60_000;

  @TempDir Path folder;

  @Test
  void shouldRefuseNestingWithoutEnd() {
    assertEquals(
        "some.path.yaml:1:26: nested too deep; at most 24 levels are read",
        new Desk(folder).refusal("[".repeat(DEEP)));
  }

  @Test
  void shouldRefuseABombOfAliases() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      String alias = "*a" + (i - 1) + ", ";
      bomb.append("a").append(i).append(": &a").append(i).append(" [");
      bomb.append(alias.repeat(9)).append("*a").append(i - 1).append("]\n");
    }

    assertEquals(
        "some.path.yaml:4:5: too much; a path file has at most 10000 values",
        new Desk(folder).refusal(bomb.toString()));
  }

  @Test
  void shouldRefuseMoreThanItCanMean() {
    assertEquals(
        "some.path.yaml:1:4: too much; a path file has at most 10000 values",
        new Desk(folder).refusal("a: [" + "x,".repeat(WIDE) + "]"));
  }

  @Test
  void shouldRefuseAnAliasOfItself() {
    assertEquals(
        "some.path.yaml:1:8: nothing is anchored as 'a' before this",
        new Desk(folder).refusal("a: &a [*a]"));
  }

  @Test
  void shouldRefuseAKeyThatStandsTwice() {
    assertEquals(
        "some.path.yaml:2:1: key 'name' stands twice; first at some.path.yaml:1:1",
        new Desk(folder).refusal("name: a\nname: b\n"));
  }

  @Test
  void shouldRefuseASecondDocument() {
    assertEquals(
        "some.path.yaml:2:1: a second document; expected one",
        new Desk(folder).refusal("a: b\n---\nc: d\n"));
  }

  @Test
  void shouldRefuseATag() {
    assertEquals(
        "some.path.yaml:1:4: a tag '!!java.net.URL'; path files have no tags",
        new Desk(folder).refusal("a: !!java.net.URL b").replace("tag:yaml.org,2002:", "!!"));
  }

  @Test
  void shouldRefuseAKeyThatIsAList() {
    assertEquals(
        "some.path.yaml:1:3: a key that is a list or a map; expected a word",
        new Desk(folder).refusal("? [a, b]\n: c"));
  }

  @Test
  void shouldRefuseATextOfSeveralLines() {
    assertEquals(
        "some.path.yaml:1:7: a text of several lines; expected one word or line",
        new Desk(folder).refusal("name: |\n  one\n  two\n"));
  }

  @Test
  void shouldRefuseAnEmptyFile() {
    assertEquals("some.path.yaml: empty; expected a path file", new Desk(folder).refusal(""));
  }

  @Test
  void shouldRefuseAFileThatIsTooLong() {
    assertEquals(
        "some.path.yaml: too long; a path file has at most 262144 bytes",
        new Desk(folder).refusal("#".repeat(TOO_LONG)));
  }

  @Test
  void shouldRefuseBytesThatAreNoText() throws IOException {
    Desk desk = new Desk(folder);
    Files.write(desk.file(), new byte[] {(byte) 0xd0, 0x0d, (byte) 0xfe, (byte) 0xed});

    assertEquals(
        desk.file() + ": not a text in UTF-8; expected a path file",
        assertThrows(BadInput.class, desk::readFile).getMessage());
  }

  @Test
  void shouldRefuseControlCharacters() {
    String message = new Desk(folder).refusal("a: \u0001\n");

    assertTrue(message.startsWith("some.path.yaml: not YAML: "), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void shouldRefuseAMissingFileAndAFolder() {
    Plugged plugged = new Plugged();
    PathFiles reader = new PathFiles(plugged, plugged);
    Path missing = folder.resolve("missing.path.yaml");

    assertEquals(
        missing + ": no such file",
        assertThrows(BadInput.class, () -> reader.read(missing, Map.of())).getMessage());
    assertEquals(
        folder + ": not a file; expected a path file",
        assertThrows(BadInput.class, () -> reader.read(folder, Map.of())).getMessage());
  }

  @Test
  void shouldAnswerAnyMutationWithAPathOrOneLine() {
    Random random = new Random(1);
    Desk desk = new Desk(folder);
    for (int i = 0; i < MUTATIONS; i++) {
      StringBuilder text = new StringBuilder(PathFilesTest.FULL);
      for (int change = random.nextInt(4); change >= 0; change--) {
        int at = random.nextInt(text.length());
        text.setCharAt(at, "{}[]:,-&*!|>'\"%@` \n\tx0".charAt(random.nextInt(22)));
      }
      try {
        assertEquals(1, desk.read(text.toString()).lines().size());
      } catch (BadInput refused) {
        assertEquals(1, refused.getMessage().lines().count(), text::toString);
      }
    }
  }
}
