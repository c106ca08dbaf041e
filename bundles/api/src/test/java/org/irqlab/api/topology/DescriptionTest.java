package org.irqlab.api.topology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptionTest {

  @TempDir Path folder;

  @Test
  void shouldReadAFileAndKeepItsName() throws IOException, TopologyException {
    Path file = Files.write(folder.resolve("a.dtb"), new byte[] {1, 2, 3});
    Description description = Description.read(file);
    byte[] content = new byte[description.length()];
    description.bytes().get(content);
    assertArrayEquals(new byte[] {1, 2, 3}, content);
    assertEquals(file.toString(), description.fileName());
  }

  @Test
  void shouldNotSeeLaterChangesOfItsBytes() {
    byte[] bytes = {1};
    Description description = new Description("a", bytes);
    bytes[0] = 2;
    assertEquals(1, description.bytes().get(0));
    assertTrue(description.bytes().isReadOnly());
  }

  @Test
  void shouldRefuseWhatIsNoFile() {
    String missing =
        assertThrows(TopologyException.class, () -> Description.read(folder.resolve("none")))
            .getMessage();
    assertTrue(missing.contains("none: no such file; expected"), missing);
    String directory =
        assertThrows(TopologyException.class, () -> Description.read(folder)).getMessage();
    assertTrue(directory.contains("is a directory"), directory);
  }

  @Test
  void shouldRefuseAFileThatIsTooLong() throws IOException {
    Path file = folder.resolve("long");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(Description.LARGEST + 1L);
    }
    TopologyException e = assertThrows(TopologyException.class, () -> Description.read(file));
    assertEquals("too long", e.problem());
  }
}
