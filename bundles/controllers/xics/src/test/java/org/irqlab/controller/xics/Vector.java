package org.irqlab.controller.xics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Recording;
import org.irqlab.api.part.Register;
import org.irqlab.api.state.State;

/** A vector file and its replay; only the operations that vectors of the XICS have. */
record Vector(String name, List<String> lines) {
  private static final Map<Character, Integer> WIDTHS = Map.of('b', 1, 'l', 4, 'q', 8);

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
    TreeMap<String, Long> base = new TreeMap<>();
    for (String block : List.of("psihb", "icp")) {
      base.put(block, Long.decode(text(0, block).orElseThrow().split(" ")[0]));
    }
    return new Recording(text(0, "controller").orElseThrow(), base, List.of(), List.of());
  }

  /** Replays every line; gives the divergences, each with its line number. */
  List<String> replay(Bench bench, State s) {
    List<String> divergences = new ArrayList<>();
    int level = 0;
    for (int at = 1; at < lines.size(); at++) {
      String op = text(at, "op").orElseThrow();
      if (op.equals("out")) {
        level = number(at, "level");
      } else {
        operate(bench, s, at, op).ifPresent(divergences::add);
      }
      boolean over = at + 1 == lines.size() || !text(at + 1, "op").orElseThrow().equals("out");
      int pin = bench.model().output(s, bench.pin("cpu0.extirq").orElseThrow()) ? 1 : 0;
      if (over && pin != level) {
        divergences.add("line " + (at + 1) + ": pin " + pin + ", recorded " + level);
      }
    }
    return divergences;
  }

  private Optional<String> operate(Bench bench, State s, int at, String op) {
    ControllerModel model = bench.model();
    if (op.equals("irq_in")) {
      int source = bench.input("", number(at, "line")).orElseThrow();
      model.input(s, source, number(at, "level") != 0);
      return Optional.empty();
    }
    long value = hex(at, "value");
    int width = WIDTHS.get(op.charAt(op.length() - 1));
    Register register = bench.register(Register.Space.MMIO, hex(at, "addr"), width).orElseThrow();
    if (op.startsWith("write")) {
      model.write(s, 0, register, value);
      return Optional.empty();
    }
    if (!op.startsWith("read")) {
      throw new IllegalArgumentException(name + ": operation " + op);
    }
    long answer = model.read(s, 0, register);
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
