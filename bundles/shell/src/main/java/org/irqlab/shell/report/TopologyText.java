package org.irqlab.shell.report;

import jakarta.json.stream.JsonGenerator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.irqlab.api.topology.Device;
import org.irqlab.api.topology.InterruptLine;
import org.irqlab.api.topology.MessageTarget;
import org.irqlab.api.topology.Topology;

/** A machine's devices, as a table with footnotes and as {@code irqlab-devices/1}. */
public final class TopologyText {
  private static final String UNKNOWN = "?";

  private final Topology topology;
  private final Map<String, Integer> footnotes = new LinkedHashMap<>();

  private TopologyText(Topology topology) {
    this.topology = topology;
  }

  /**
   * The lines for people.
   *
   * @param topology the machine
   * @param all also devices without interrupts
   * @return header, a row for each line of each device, what the description leaves open
   */
  public static List<String> lines(Topology topology, boolean all) {
    return new TopologyText(topology).table(all);
  }

  private List<String> table(boolean all) {
    Table table = new Table("device", "parent", "source", "trigger", "via", "notes");
    int silent = 0;
    for (Device device : topology.devices()) {
      boolean none = device.lines().isEmpty() && device.messages().isEmpty();
      silent += none ? 1 : 0;
      if (none && all) {
        table.row(name(device), "-", "", "-", "", marks(device.notes()));
      }
      device.lines().forEach(line -> row(table, device, line));
      device.messages().forEach(target -> row(table, device, target));
    }
    List<String> lines = new ArrayList<>();
    lines.add(topology.fileName() + topology.model().map(model -> "  " + model).orElse(""));
    lines.addAll(table.lines());
    if (silent > 0 && !all) {
      lines.add(silent + " devices have no interrupt; --all lists them");
    }
    footnotes.forEach((note, n) -> lines.add("[" + n + "] " + note));
    topology.notes().forEach(note -> lines.add("note: " + note));
    return lines;
  }

  private void row(Table table, Device device, InterruptLine line) {
    List<String> notes = new ArrayList<>(line.notes());
    if (line.index() == 0) {
      notes.addAll(0, device.notes());
    }
    table.row(
        name(device) + (device.lines().size() > 1 ? " #" + line.index() : ""),
        line.controller().orElse(UNKNOWN),
        source(line),
        line.trigger().toString(),
        line.via().toString(),
        marks(notes));
  }

  private void row(Table table, Device device, MessageTarget target) {
    List<String> notes = device.lines().isEmpty() ? device.notes() : List.of();
    table.row(name(device), target.controller(), "", "message", target.stated(), marks(notes));
  }

  private static String name(Device device) {
    return device.path() + (device.enabled() ? "" : " (disabled)");
  }

  private static String source(InterruptLine line) {
    OptionalLong source = line.source();
    return source.isPresent() ? Long.toString(source.getAsLong()) : UNKNOWN;
  }

  private String marks(List<String> notes) {
    StringBuilder marks = new StringBuilder();
    for (String note : notes) {
      Integer number = footnotes.computeIfAbsent(note, unseen -> footnotes.size() + 1);
      marks.append('[').append(number).append(']');
    }
    return marks.toString();
  }

  /** The machine as JSON. */
  public static String json(Topology topology) {
    return JsonText.object(
        json -> {
          json.write("schema", "irqlab-devices/1");
          json.write("file", topology.fileName());
          topology.model().ifPresent(model -> json.write("model", model));
          JsonText.list(json, "devices", topology.devices(), device -> device(json, device));
          JsonText.list(
              json,
              "controllers",
              topology.controllers(),
              controller -> {
                json.write("path", controller.path());
                JsonText.words(json, "compatible", controller.compatible());
                json.write("cells", controller.cells());
                JsonText.words(json, "parents", controller.parents());
              });
          JsonText.words(json, "notes", topology.notes());
        });
  }

  private static void device(JsonGenerator json, Device device) {
    json.write("path", device.path());
    JsonText.words(json, "compatible", device.compatible());
    json.write("enabled", device.enabled());
    JsonText.list(json, "lines", device.lines(), line -> line(json, line));
    JsonText.list(
        json,
        "messages",
        device.messages(),
        target -> {
          json.write("controller", target.controller());
          json.write("stated", target.stated());
        });
    JsonText.words(json, "notes", device.notes());
  }

  private static void line(JsonGenerator json, InterruptLine line) {
    json.write("index", line.index());
    line.name().ifPresent(name -> json.write("name", name));
    line.controller().ifPresent(controller -> json.write("parent", controller));
    line.source().ifPresent(source -> json.write("source", source));
    line.input().flatMap(input -> input.label()).ifPresent(label -> json.write("label", label));
    json.write("trigger", line.trigger().toString());
    json.write("via", line.via().toString());
    JsonText.words(json, "notes", line.notes());
  }
}
