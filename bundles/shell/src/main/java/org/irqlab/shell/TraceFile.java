package org.irqlab.shell;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.lab.Simulator;
import org.irqlab.api.verdict.Scope;
import org.irqlab.shell.report.ResultJson;

/**
 * A result that was saved with {@code --json}, to be replayed.
 *
 * @param path the path file it came from
 * @param set what was changed in it
 * @param scope the scope of the search
 * @param moves the trace
 */
record TraceFile(String path, Map<String, String> set, Scope scope, List<Simulator.Move> moves) {
  private static final long LARGEST = 64L << 20;

  static TraceFile read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadInput(file + ": no such file; expected a result saved with --json");
    }
    try {
      if (Files.size(file) > LARGEST) {
        throw new BadInput(file + ": too long; a result has at most " + LARGEST + " bytes");
      }
      try (Reader text = Files.newBufferedReader(file);
          JsonReader json = Json.createReader(text)) {
        return of(chosen(json.readObject(), file), file);
      }
    } catch (JsonException | IllegalStateException | ClassCastException | NullPointerException e) {
      throw new BadInput(file + ": not a result saved with --json: " + firstLine(e), e);
    } catch (IOException failure) {
      throw new BadInput(file + ": cannot be read: " + failure.getMessage(), failure);
    }
  }

  private static String firstLine(Exception failure) {
    String message = failure.getMessage();
    return message == null ? "a member is missing" : message.lines().findFirst().orElse("");
  }

  /** The result with a trace: the object itself, or the only one of several. */
  private static JsonObject chosen(JsonObject object, Path file) {
    String schema = object.getString("schema", "");
    if (schema.equals(ResultJson.SCHEMA)) {
      return object;
    }
    if (!schema.equals(ResultJson.SCHEMA_OF_SEVERAL)) {
      throw new BadInput(file + ": schema '" + schema + "'; expected '" + ResultJson.SCHEMA + "'");
    }
    List<JsonObject> traced =
        object.getJsonArray("results").getValuesAs(JsonObject.class).stream()
            .filter(result -> !result.getJsonArray("trace").isEmpty())
            .toList();
    if (traced.size() != 1) {
      throw new BadInput(
          file + ": " + traced.size() + " results with a trace; expected exactly one");
    }
    return traced.get(0);
  }

  private static TraceFile of(JsonObject result, Path file) {
    List<Simulator.Move> moves = new ArrayList<>();
    JsonArray trace = result.getJsonArray("trace");
    for (JsonObject step : trace.getValuesAs(JsonObject.class)) {
      moves.add(new Simulator.Move(step.getString("context"), step.getString("step")));
    }
    if (moves.isEmpty()) {
      throw new BadInput(file + ": the result has no trace; " + result.getString("verdict"));
    }
    Map<String, String> set = new LinkedHashMap<>();
    result.getJsonObject("set").forEach((key, value) -> set.put(key, text(value)));
    return new TraceFile(
        result.getString("file"), set, scope(result.getJsonObject("scope")), moves);
  }

  private static String text(JsonValue value) {
    return ((JsonString) value).getString();
  }

  private static Scope scope(JsonObject json) {
    boolean bounded = json.get("assertions").getValueType() == JsonValue.ValueType.NUMBER;
    String timing = json.getString("timing").toUpperCase(Locale.ROOT);
    try {
      return new Scope(
          json.getInt("cpus"),
          json.getInt("vcpus"),
          Scope.Timing.valueOf(timing),
          bounded ? OptionalInt.of(json.getInt("assertions")) : OptionalInt.empty(),
          json.getInt("workers"),
          json.getInt("nesting"),
          json.getInt("depth"));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalStateException("timing '" + timing + "'", unknown);
    }
  }
}
