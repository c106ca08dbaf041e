package org.irqlab.conformance;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.part.Recording;

/**
 * A vector file.
 *
 * @param recording its header
 * @param operations its other lines
 */
record Vectors(Recording recording, List<Operation> operations) {
  private static final int LARGEST = 64 << 20;
  private static final Pattern ADDRESS = Pattern.compile("0x([0-9a-fA-F]{1,16})");

  Vectors {
    operations = List.copyOf(operations);
  }

  static Vectors read(Path file) {
    JsonReaderFactory factory = Json.createReaderFactory(Map.of());
    List<Operation> lines = new ArrayList<>();
    int number = 0;
    for (String line : text(file).lines().toList()) {
      number++;
      if (!line.isBlank()) {
        lines.add(new Operation(file.toString(), number, parse(factory, file, number, line)));
      }
    }
    if (lines.isEmpty()) {
      throw new BadInput(file + ": empty; expected a vector file");
    }
    return new Vectors(header(lines.get(0)), lines.subList(1, lines.size()));
  }

  private static String text(Path file) {
    if (!Files.exists(file)) {
      throw new BadInput(file + ": no such file");
    }
    if (!Files.isRegularFile(file)) {
      throw new BadInput(file + ": not a file; expected a vector file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new BadInput(file + ": too long; a vector file has at most " + LARGEST + " bytes");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException binary) {
      throw new BadInput(file + ": not a text in UTF-8; expected a vector file", binary);
    } catch (IOException failure) {
      throw new BadInput(file + ": cannot be read: " + failure.getMessage(), failure);
    }
  }

  private static JsonObject parse(JsonReaderFactory factory, Path file, int number, String line) {
    try (JsonReader json = factory.createReader(new StringReader(line))) {
      return json.readObject();
    } catch (JsonException bad) {
      throw new BadInput(file + ":" + number + ": not a JSON object", bad);
    }
  }

  private static Recording header(Operation line) {
    String controller = line.word("controller");
    Map<String, Long> base = new LinkedHashMap<>();
    if (line.fields().get("base") instanceof JsonObject addresses) {
      addresses.forEach((block, text) -> address(text).ifPresent(at -> base.put(block, at)));
    }
    return new Recording(controller, base, words(line, "pins"), words(line, "quirks"));
  }

  /** The first address in a remark such as {@code 0x24000000+0x1000*hart}; some name none. */
  private static Optional<Long> address(JsonValue remark) {
    Matcher hex = ADDRESS.matcher(remark instanceof JsonString word ? word.getString() : "");
    return hex.find() ? Optional.of(Long.parseUnsignedLong(hex.group(1), 16)) : Optional.empty();
  }

  private static List<String> words(Operation line, String key) {
    JsonValue value = line.fields().getOrDefault(key, JsonValue.EMPTY_JSON_ARRAY);
    List<String> words = new ArrayList<>();
    if (value instanceof JsonArray array) {
      for (JsonValue item : array) {
        if (!(item instanceof JsonString word)) {
          throw line.refuse("'" + key + "' has an item that is no text");
        }
        words.add(word.getString());
      }
      return words;
    }
    throw line.refuse("'" + key + "' is no list");
  }
}
