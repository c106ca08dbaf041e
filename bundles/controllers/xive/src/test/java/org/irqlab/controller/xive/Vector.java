package org.irqlab.controller.xive;

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

/** A vector file and its replay; only the operations that vectors of the ESB have. */
record Vector(String name, List<String> lines) {
  private static final int WIDTH = 8;

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
    for (String block : List.of("psihb", "psihb_esb", "notify_ram")) {
      base.put(block, Long.decode(text(0, block).orElseThrow()));
    }
    return new Recording(text(0, "controller").orElseThrow(), base, List.of(), List.of());
  }

  /** Replays every line; gives the divergences, each with its line number. */
  List<String> replay(Bench bench, State s) {
    List<String> divergences = new ArrayList<>();
    for (int at = 1; at < lines.size(); at++) {
      String op = text(at, "op").orElseThrow();
      if (op.equals("msi") || op.equals("note")) {
        continue;
      }
      operate(bench, s, at, op).ifPresent(divergences::add);
      Map<Long, Long> expected = new TreeMap<>();
      for (int next = at + 1; next < lines.size() && isMessage(next); next++) {
        expected.put(hex(next, "addr"), hex(next, "data"));
      }
      Map<Long, Long> observed = new TreeMap<>();
      bench.messages().forEach(message -> observed.put(message.address(), message.data()));
      if (!expected.equals(observed)) {
        divergences.add("line " + (at + 1) + ": sent " + observed + ", recorded " + expected);
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
    Register register = bench.register(Register.Space.MMIO, hex(at, "addr"), WIDTH).orElseThrow();
    if (op.equals("writeq")) {
      model.write(s, 0, register, value);
      return Optional.empty();
    }
    if (!op.equals("readq")) {
      throw new IllegalArgumentException(name + ": operation " + op);
    }
    long answer = model.read(s, 0, register);
    return answer == value
        ? Optional.empty()
        : Optional.of("line " + (at + 1) + ": read " + answer + ", recorded " + value);
  }

  private boolean isMessage(int at) {
    return text(at, "op").orElseThrow().equals("msi");
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
