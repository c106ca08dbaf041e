package org.irqlab.shell.report;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/** Writes one JSON object. */
public final class JsonText {
  private JsonText() {}

  /**
   * An object as indented text.
   *
   * @param content writes the members of the object
   * @return the text, ending with a line break
   */
  public static String object(Consumer<JsonGenerator> content) {
    StringWriter text = new StringWriter();
    Map<String, Object> settings = Map.of(JsonGenerator.PRETTY_PRINTING, true);
    try (JsonGenerator json = Json.createGeneratorFactory(settings).createGenerator(text)) {
      json.writeStartObject();
      content.accept(json);
      json.writeEnd();
    }
    return text.toString().strip() + "\n";
  }

  /** A member that is a list of words. */
  public static void words(JsonGenerator json, String key, Collection<String> words) {
    json.writeStartArray(key);
    words.forEach(json::write);
    json.writeEnd();
  }

  /** A member that maps words to words. */
  public static void map(JsonGenerator json, String key, Map<String, String> words) {
    json.writeStartObject(key);
    words.forEach(json::write);
    json.writeEnd();
  }

  /** A member that is a list of objects. */
  public static <T> void list(
      JsonGenerator json, String key, Collection<T> items, Consumer<T> content) {
    json.writeStartArray(key);
    for (T item : items) {
      json.writeStartObject();
      content.accept(item);
      json.writeEnd();
    }
    json.writeEnd();
  }
}
