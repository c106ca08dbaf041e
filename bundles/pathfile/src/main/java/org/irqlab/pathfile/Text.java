package org.irqlab.pathfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.irqlab.api.command.BadInput;

/** Takes in a file that may be anything. */
final class Text {
  private static final int LARGEST = 256 << 10;

  private Text() {}

  static String of(Path file) {
    if (!Files.exists(file)) {
      throw new BadInput(file + ": no such file");
    }
    if (!Files.isRegularFile(file)) {
      throw new BadInput(file + ": not a file; expected a path file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new BadInput(file + ": too long; a path file has at most " + LARGEST + " bytes");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException binary) {
      throw new BadInput(file + ": not a text in UTF-8; expected a path file", binary);
    } catch (IOException failure) {
      throw new BadInput(file + ": cannot be read: " + failure.getMessage(), failure);
    }
  }
}
