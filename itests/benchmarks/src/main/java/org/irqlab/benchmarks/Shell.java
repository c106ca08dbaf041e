package org.irqlab.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs commands in a folder under bash's {@code time}. */
record Shell(Path folder) {
  /**
   * What a command said and took.
   *
   * @param output its output and errors
   * @param cpu user and system seconds of all its processes
   * @param wall seconds from start to end
   */
  record Result(String output, double cpu, double wall) {}

  /** What a command says, whether or not it succeeds. */
  String ask(List<String> command) {
    List<String> asked = new ArrayList<>(List.of("sh", "-c", "\"$@\" || true", "asked"));
    asked.addAll(command);
    String all = run(asked).output();
    return all.substring(0, all.lastIndexOf("time "));
  }

  /** Runs a command, which must succeed. */
  Result run(List<String> command) {
    List<String> timed =
        new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='time %U %S %R'; time \"$@\"", "timed"));
    timed.addAll(command);
    try {
      Process process =
          new ProcessBuilder(timed).directory(folder.toFile()).redirectErrorStream(true).start();
      String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed: " + all);
      }
      String[] times = all.substring(all.lastIndexOf("time ")).trim().split(" ");
      return new Result(
          all,
          Double.parseDouble(times[1]) + Double.parseDouble(times[2]),
          Double.parseDouble(times[3]));
    } catch (IOException e) {
      throw new IllegalStateException("cannot run " + String.join(" ", command), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
