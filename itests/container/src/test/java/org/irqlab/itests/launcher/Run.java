package org.irqlab.itests.launcher;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One finished run of the launcher.
 *
 * @param status how it ended
 * @param out lines on standard output
 * @param err lines on standard error
 */
record Run(int status, List<String> out, List<String> err) {
  private static final long LIMIT_SECONDS = 900;

  /** Runs a command to its end; a process that stays is a failure. */
  static Run of(Home home, Map<String, String> environment, Path directory, String... words)
      throws IOException, InterruptedException {
    return of(home, "", environment, directory, words);
  }

  /** Types lines into the interactive shell. */
  static Run typed(Home home, String lines) throws IOException, InterruptedException {
    return of(home, lines, Map.of(), Path.of("."), "shell");
  }

  private static Run of(
      Home home, String input, Map<String, String> environment, Path directory, String... words)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", null);
    Path err = Files.createTempFile("err", null);
    ProcessBuilder builder = builder(home, words);
    builder.environment().putAll(environment);
    Process process =
        builder
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try (var in = process.outputWriter()) {
      in.write(input);
    }
    boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertTrue(ended, () -> "the process stayed: " + List.of(words));
    return new Run(process.exitValue(), take(out), take(err));
  }

  static Run of(Home home, String... words) throws IOException, InterruptedException {
    return of(home, Map.of(), Path.of("."), words);
  }

  /** Presses Ctrl-C as soon as a line of output has come. */
  static Run interrupted(Home home, String... words) throws IOException, InterruptedException {
    Path err = Files.createTempFile("err", null);
    Process process = builder(home, words).redirectError(err.toFile()).start();
    List<String> out = new ArrayList<>();
    try (BufferedReader reader = process.inputReader()) {
      out.add(reader.readLine());
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      reader.lines().forEach(out::add);
    }
    boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertTrue(ended, "the process stayed after Ctrl-C");
    return new Run(process.exitValue(), out, take(err));
  }

  /** A build that runs in the background ignores SIGINT, and so would its children. */
  private static ProcessBuilder builder(Home home, String... words) {
    List<String> command =
        new ArrayList<>(List.of("env", "--default-signal=INT", home.launcher().toString()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command);
  }

  private static List<String> take(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    Files.delete(file);
    return lines;
  }
}
