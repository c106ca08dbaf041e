package org.irqlab.controller.i8259;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Recording;
import org.irqlab.api.part.Register;
import org.irqlab.api.state.State;

/** A vector file and its replay; only the operations that vectors of the 8259 have. */
record Vector(String name, List<String> lines) {
  private static final List<String> PINS = List.of("pic0.int", "pic1.int");

  static List<Vector> in(String directory) throws IOException {
    List<Vector> vectors = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources", directory))) {
      for (Path file : files.sorted().toList()) {
        vectors.add(new Vector(file.getFileName().toString(), Files.readAllLines(file)));
      }
    }
    return vectors;
  }

  Recording header() {
    boolean latched = lines.get(0).contains(I8259.EDGE_LATCHED);
    List<String> quirks = latched ? List.of(I8259.EDGE_LATCHED) : List.of();
    return new Recording(text(0, "controller").orElseThrow(), Map.of(), PINS, quirks);
  }

  /** Replays every line; gives the divergences, each with its line number. */
  List<String> replay(Bench bench, State s) {
    List<String> divergences = new ArrayList<>();
    Map<String, Integer> levels = new TreeMap<>();
    PINS.forEach(pin -> levels.put(pin, 0));
    for (int at = 1; at < lines.size(); at++) {
      String op = text(at, "op").orElseThrow();
      if (op.equals("out")) {
        levels.put(text(at, "pin").orElseThrow(), number(at, "level"));
      } else {
        operate(bench, s, at, op).ifPresent(divergences::add);
      }
      boolean over = at + 1 == lines.size() || !text(at + 1, "op").orElseThrow().equals("out");
      for (String pin : over ? PINS : List.<String>of()) {
        int level = bench.model().output(s, bench.pin(pin).orElseThrow()) ? 1 : 0;
        if (level != levels.get(pin)) {
          divergences.add("line " + (at + 1) + ": " + pin + " is " + level);
        }
      }
    }
    return divergences;
  }

  private Optional<String> operate(Bench bench, State s, int at, String op) {
    ControllerModel model = bench.model();
    if (op.equals("irq_in")) {
      int source = bench.input(text(at, "dev").orElseThrow(), number(at, "line")).orElseThrow();
      model.input(s, source, number(at, "level") != 0);
      return Optional.empty();
    } else if (op.equals("intack")) {
      OptionalInt taken = model.interrupts(s, 0) ? model.acknowledge(s, 0) : OptionalInt.empty();
      Optional<String> vector = text(at, "vector");
      return differ(
          at, vector.map(Long::decode).orElse(-1L), taken.isPresent() ? taken.getAsInt() : -1);
    }
    long value = hex(at, "value");
    Register register = bench.register(Register.Space.PORT, hex(at, "addr"), 1).orElseThrow();
    if (op.equals("outb")) {
      model.write(s, 0, register, value);
      return Optional.empty();
    }
    return differ(at, value, model.read(s, 0, register));
  }

  private static Optional<String> differ(int at, long recorded, long found) {
    return recorded == found
        ? Optional.empty()
        : Optional.of("line " + (at + 1) + ": " + found + ", recorded " + recorded);
  }

  private long hex(int at, String key) {
    return Long.decode(text(at, key).orElseThrow());
  }

  private Optional<String> text(int at, String key) {
    Matcher found = Pattern.compile("\"" + key + "\":\"([^\"]*)\"").matcher(lines.get(at));
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private int number(int at, String key) {
    Matcher found = Pattern.compile("\"" + key + "\":(\\d+)").matcher(lines.get(at));
    if (!found.find()) {
      throw new IllegalArgumentException(name + ":" + (at + 1) + ": no " + key);
    }
    return Integer.parseInt(found.group(1));
  }

  @Override
  public String toString() {
    return name;
  }
}
