package org.irqlab.api.topology;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a description of a machine and the name of the file they came from. Immutable. */
public final class Description {

  /** Bytes of the largest file that is taken in: 16 MiB. */
  public static final int LARGEST = 16 << 20;

  private final String fileName;
  private final byte[] bytes;

  /**
   * Makes a description of bytes already in memory.
   *
   * @param fileName what messages call the description
   * @param bytes the content, which is copied
   */
  public Description(String fileName, byte[] bytes) {
    this.fileName = TopologyException.oneLine(fileName);
    this.bytes = bytes.clone();
  }

  /**
   * Reads a file.
   *
   * @param file the file; special files are read to their end or to {@link #LARGEST} bytes
   * @return its content under its name as given
   * @throws TopologyException if it is missing, no readable file, or longer than {@link #LARGEST}
   */
  public static Description read(Path file) throws TopologyException {
    String name = file.toString();
    if (!Files.exists(file)) {
      throw new TopologyException(
          name, Place.NOWHERE, "no such file", "a description of a machine");
    }
    if (Files.isDirectory(file)) {
      throw new TopologyException(name, Place.NOWHERE, "is a directory", "a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        throw new TopologyException(
            name, Place.NOWHERE, "too long", "at most " + LARGEST + " bytes");
      }
      return new Description(name, content);
    } catch (IOException e) {
      throw new TopologyException(
          name, Place.NOWHERE, "cannot be read: " + e.getMessage(), "a file");
    }
  }

  /**
   * The name messages use.
   *
   * @return the file name, with control characters replaced
   */
  public String fileName() {
    return fileName;
  }

  /**
   * The content.
   *
   * @return a read-only view from the first byte to the last, big endian, with a position of its
   *     own
   */
  public ByteBuffer bytes() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  /**
   * How long the content is.
   *
   * @return its bytes
   */
  public int length() {
    return bytes.length;
  }
}
