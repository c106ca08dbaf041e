package org.irqlab.controller.gicv2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Recording;
import org.irqlab.api.part.Register;
import org.irqlab.api.state.State;

/** A vector file and its replay; only the operations that GIC vectors have. */
record Vector(String name, List<String> lines) {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

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
    return new Recording(
        text(0, "controller").orElseThrow(), bases(), words("pins"), words("quirks"));
  }

  /** Replays every line; gives the divergences, each with its line number. */
  List<String> replay(Bench bench, State s) {
    List<String> divergences = new ArrayList<>();
    Map<String, Integer> levels = new TreeMap<>();
    for (int at = 1; at < lines.size(); at++) {
      String op = text(at, "op").orElseThrow();
      if (op.equals("out") || op.equals("note")) {
        continue;
      }
      operate(bench, s, at, op).ifPresent(divergences::add);
      TreeSet<String> expected = new TreeSet<>();
      for (int next = at + 1; next < lines.size() && isOut(next); next++) {
        expected.add(text(next, "pin").orElseThrow() + "=" + number(next, "level"));
      }
      TreeSet<String> observed = changes(bench, s, levels);
      if (!expected.equals(observed)) {
        divergences.add("line " + (at + 1) + ": pins " + observed + ", recorded " + expected);
      }
    }
    return divergences;
  }

  private Map<String, Long> bases() {
    Map<String, Long> bases = new TreeMap<>();
    for (String block : List.of("gicd", "gicc", "gich", "gicv")) {
      text(0, block).ifPresent(base -> bases.put(block, Long.decode(base)));
    }
    return bases;
  }

  private Optional<String> operate(Bench bench, State s, int at, String op) {
    ControllerModel model = bench.model();
    if (op.equals("irq_in")) {
      int source = bench.input("", number(at, "line")).orElseThrow();
      model.input(s, source, number(at, "level") != 0);
      return Optional.empty();
    }
    long value = Long.decode(text(at, "value").orElseThrow());
    long address = Long.decode(text(at, "addr").orElseThrow());
    int width = op.endsWith("b") ? 1 : 4;
    int cpu = op.startsWith("cpu_") ? number(at, "cpu") : 0;
    Register register = bench.register(Register.Space.MMIO, address, width).orElseThrow();
    if (op.contains("write")) {
      model.write(s, cpu, register, value);
      return Optional.empty();
    }
    long answer = model.read(s, cpu, register);
    return answer == value
        ? Optional.empty()
        : Optional.of(
            "line "
                + (at + 1)
                + ": read "
                + Long.toHexString(answer)
                + ", recorded "
                + Long.toHexString(value));
  }

  private TreeSet<String> changes(Bench bench, State s, Map<String, Integer> levels) {
    TreeSet<String> changes = new TreeSet<>();
    for (String pin : words("pins")) {
      int level = bench.model().output(s, bench.pin(pin).orElseThrow()) ? 1 : 0;
      Integer before = levels.put(pin, level);
      if (level != (before == null ? 0 : before)) {
        changes.add(pin + "=" + level);
      }
    }
    return changes;
  }

  private boolean isOut(int at) {
    return text(at, "op").orElseThrow().equals("out");
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

  private List<String> words(String key) {
    Matcher list = Pattern.compile("\"" + key + "\":\\[([^\\]]*)\\]").matcher(lines.get(0));
    return list.find()
        ? WORD.matcher(list.group(1)).results().map(word -> word.group(1)).toList()
        : List.of();
  }

  @Override
  public String toString() {
    return name;
  }
}
