package org.irqlab.vectors;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.irqlab.api.lab.Conformance.Outcome;
import org.irqlab.api.part.InterruptController;
import org.irqlab.conformance.Replayer;
import org.irqlab.engine.lab.RegisterWorkbench;

/**
 * A vector file: a header and the operations that were recorded behind it.
 *
 * @param file the file
 */
public record RecordedVector(Path file) {
  private static final String QUIRKS = "quirks";

  /**
   * The vectors among a module's test resources.
   *
   * @param folder a folder of the resources, with those below it
   * @return the vectors, by name
   * @throws IOException if the folder cannot be read
   */
  public static List<RecordedVector> in(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources", folder))) {
      return files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .sorted()
          .map(RecordedVector::new)
          .toList();
    }
  }

  /**
   * Its name.
   *
   * @return the name of the file
   */
  public String name() {
    return file.getFileName().toString();
  }

  /**
   * The quirks of the recorded implementation that its header names.
   *
   * @return their keys
   * @throws IOException if the file cannot be read
   */
  public List<String> quirks() throws IOException {
    JsonObject header = header(Files.readAllLines(file));
    return header.containsKey(QUIRKS)
        ? header.getJsonArray(QUIRKS).getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .toList()
        : List.of();
  }

  /**
   * Replays it.
   *
   * @param controllers those of the recorded machine
   * @return where they depart from it, in words
   */
  public List<String> departures(InterruptController... controllers) {
    return departures(file, controllers);
  }

  /**
   * Replays it as if its header named other quirks.
   *
   * @param quirks keys of the quirks
   * @param controllers those of the recorded machine
   * @return where they depart from it, in words
   * @throws IOException if the file cannot be read, or its copy not written
   */
  public List<String> departuresWith(List<String> quirks, InterruptController... controllers)
      throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    JsonArrayBuilder named = Json.createArrayBuilder(quirks);
    lines.set(0, Json.createObjectBuilder(header(lines)).add(QUIRKS, named).build().toString());
    Path copy = Files.createTempFile("vector", ".jsonl");
    try {
      return departures(Files.write(copy, lines), controllers);
    } finally {
      Files.delete(copy);
    }
  }

  private static List<String> departures(Path file, InterruptController... controllers) {
    Outcome outcome = new Replayer(new RegisterWorkbench(), List.of(controllers)).replay(file);
    List<String> departures = new ArrayList<>();
    outcome.divergences().forEach(divergence -> departures.add(divergence.toString()));
    outcome.assumed().forEach(quirk -> departures.add("quirk " + quirk + " is not named"));
    if (!outcome.skipped().isEmpty()) {
      departures.add(outcome.skipped());
    }
    return departures;
  }

  private static JsonObject header(List<String> lines) {
    try (JsonReader json = Json.createReader(new StringReader(lines.get(0)))) {
      return json.readObject();
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
