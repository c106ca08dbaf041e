package org.irqlab.pathfile;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.List;
import org.irqlab.api.lab.Catalogue;
import org.irqlab.api.part.OptionSpec;

/** The JSON Schema (draft 2020-12) of path files, made from what is plugged in. */
final class PathSchema {
  private static final String ID_PATTERN = "^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$";

  private final Parts parts;

  PathSchema(Parts parts) {
    this.parts = parts;
  }

  String text() {
    return Json.createObjectBuilder()
        .add("$schema", "https://json-schema.org/draft/2020-12/schema")
        .add("$id", "urn:irqlab:path:1")
        .add("type", "object")
        .add("required", words(List.of("schema")))
        .add("additionalProperties", false)
        .add("properties", properties())
        .add("$defs", definitions())
        .build()
        .toString();
  }

  private JsonObjectBuilder properties() {
    JsonObjectBuilder chain = chainProperties();
    return chain
        .add("schema", Json.createObjectBuilder().add("const", PathFiles.SCHEMA))
        .add("name", Json.createObjectBuilder().add("type", "string"))
        .add("actors", list(reference("actors")))
        .add("properties", list(reference("properties")))
        .add("scope", scope())
        .add("expect", expect())
        .add(
            "lines",
            list(closed(chainProperties()).add("required", words(List.of("device"))).build()));
  }

  private static JsonObjectBuilder chainProperties() {
    JsonObjectBuilder properties = Json.createObjectBuilder();
    for (Slot slot : List.of(Slot.DEVICE, Slot.CHIP, Slot.FLOW, Slot.BACKEND, Slot.FRONTEND)) {
      properties.add(slot.key(), reference(slot.key()));
    }
    properties.add("controller", oneOrMore(reference("controller")));
    JsonObjectBuilder guest =
        Json.createObjectBuilder()
            .add("id", id())
            .add("controller", oneOrMore(reference("controller")))
            .add("chip", reference("chip"))
            .add("flow", reference("flow"))
            .add("driver", reference("driver"));
    return properties.add("guest", anyOf(id(), closed(guest).build()));
  }

  private JsonObjectBuilder definitions() {
    JsonObjectBuilder definitions = Json.createObjectBuilder();
    for (Slot slot : Slot.values()) {
      JsonArrayBuilder forms = Json.createArrayBuilder();
      List<Catalogue.Entry> entries = parts.in(slot);
      List<String> names = entries.stream().map(Catalogue.Entry::name).distinct().toList();
      forms.add(Json.createObjectBuilder().add("enum", words(names)));
      forms.add(id());
      entries.forEach(entry -> forms.add(described(slot, entry)));
      forms.add(closed(Json.createObjectBuilder().add("id", id())));
      if (slot == Slot.DEVICE) {
        forms.add(node());
      }
      definitions.add(slot.key(), Json.createObjectBuilder().add("anyOf", forms));
    }
    return definitions;
  }

  private static JsonObjectBuilder described(Slot slot, Catalogue.Entry entry) {
    JsonObjectBuilder properties = slot == Slot.DEVICE ? wiring() : Json.createObjectBuilder();
    String name = "^" + entry.name() + "(@.+)?$";
    properties.add(
        slot.nameKey(), Json.createObjectBuilder().add("type", "string").add("pattern", name));
    properties.add("id", id());
    for (OptionSpec option : entry.options()) {
      properties.add(option.name(), value(option));
    }
    return closed(properties).add("required", words(List.of(slot.nameKey())));
  }

  private static JsonObjectBuilder value(OptionSpec option) {
    JsonObjectBuilder value = Json.createObjectBuilder().add("description", option.help());
    if (option.values().isEmpty()) {
      return value.add("type", "integer").add("minimum", 0).add("default", option.byDefault());
    }
    JsonArrayBuilder values = Json.createArrayBuilder();
    for (String word : option.values()) {
      values.add(word);
      if (word.equals("true") || word.equals("false")) {
        values.add(Boolean.parseBoolean(word));
      } else if (word.matches("[0-9]{1,9}")) {
        values.add(Integer.parseInt(word));
      }
    }
    return value.add("enum", values).add("default", option.byDefault());
  }

  private static JsonObjectBuilder wiring() {
    JsonObjectBuilder text = Json.createObjectBuilder().add("type", "string");
    return Json.createObjectBuilder()
        .add(Devices.DTB, text.build())
        .add(Devices.NODE, Json.createObjectBuilder().add("type", "string"))
        .add(Devices.LINE, number(0, Devices.MOST_LINES))
        .add(Devices.SOURCE, number(0, Devices.MOST_SOURCES));
  }

  private static JsonObjectBuilder node() {
    return closed(wiring().add("id", id()))
        .add("required", words(List.of(Devices.DTB, Devices.NODE)));
  }

  private static JsonObject scope() {
    JsonObjectBuilder properties = Json.createObjectBuilder();
    for (String key : Scopes.KEYS) {
      properties.add(key, number(1, Scopes.MOST));
    }
    properties.add("timing", Json.createObjectBuilder().add("enum", words(Scopes.TIMINGS)));
    properties.add(
        "assertions",
        anyOf(
            number(1, Scopes.MOST_ASSERTIONS),
            Json.createObjectBuilder().add("const", "unbounded").build()));
    return closed(properties).build();
  }

  private static JsonObject expect() {
    JsonObject verdict = Json.createObjectBuilder().add("enum", words(Scopes.VERDICTS)).build();
    JsonObject entry =
        closed(
                Json.createObjectBuilder()
                    .add("cpus", number(1, Scopes.MOST))
                    .add("vcpus", number(1, Scopes.MOST))
                    .add("timing", Json.createObjectBuilder().add("enum", words(Scopes.TIMINGS)))
                    .add("verdict", verdict))
            .add("required", words(List.of("verdict")))
            .build();
    return oneOrMore(anyOf(verdict, entry));
  }

  private static JsonObject number(int least, int most) {
    return Json.createObjectBuilder()
        .add("type", "integer")
        .add("minimum", least)
        .add("maximum", most)
        .build();
  }

  private static JsonObject id() {
    return Json.createObjectBuilder().add("type", "string").add("pattern", ID_PATTERN).build();
  }

  private static JsonObject reference(String definition) {
    return Json.createObjectBuilder().add("$ref", "#/$defs/" + definition).build();
  }

  private static JsonObject list(JsonObject item) {
    return Json.createObjectBuilder().add("type", "array").add("items", item).build();
  }

  private static JsonObject oneOrMore(JsonObject item) {
    return anyOf(item, list(item));
  }

  private static JsonObject anyOf(JsonObject first, JsonObject second) {
    return Json.createObjectBuilder()
        .add("anyOf", Json.createArrayBuilder().add(first).add(second))
        .build();
  }

  private static JsonObjectBuilder closed(JsonObjectBuilder properties) {
    return Json.createObjectBuilder()
        .add("type", "object")
        .add("additionalProperties", false)
        .add("properties", properties);
  }

  private static JsonArrayBuilder words(Collection<String> words) {
    return Json.createArrayBuilder(words);
  }
}
