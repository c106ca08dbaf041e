package org.irqlab.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Compares, and prints tables in Markdown. */
public final class Comparison {
  private final Path own;
  private final Path models;
  private final Path shipped;
  private final Path work;
  private final int rounds;

  private Comparison(Path own, Path shipped, Path work, int rounds) {
    this.own = own;
    this.models = own.resolve("spin");
    this.shipped = shipped;
    this.work = work;
    this.rounds = rounds;
  }

  /**
   * Compares everything.
   *
   * @param args folder of the sources, folder of the shipped paths, folder to work in, rounds,
   *     rounds for large models or 0 to leave them out
   * @throws IOException if the folder cannot be worked in
   */
  public static void main(String[] args) throws IOException {
    Path work = Files.createDirectories(Path.of(args[2]));
    Comparison comparison =
        new Comparison(Path.of(args[0]), Path.of(args[1]), work, Integer.parseInt(args[3]));
    String missing = comparison.missing();
    comparison.sayWhere(missing.isEmpty());
    if (missing.isEmpty()) {
      comparison.againstSpin(Integer.parseInt(args[4]));
      comparison.fairRuns();
    } else {
      say("SPIN is left out: " + missing);
    }
    comparison.scaled();
    say(InnerParts.table());
    say("jcstress, threads that add to the visited set: " + Stress.run(work));
  }

  /** Why SPIN cannot be had, or nothing. */
  private String missing() {
    return new Shell(work).ask(List.of("" + own.resolve("sh/prerequisites"))).strip();
  }

  private void sayWhere(boolean spin) throws IOException {
    Shell shell = new Shell(work);
    String cpu = first(shell.ask(List.of("sh", "-c", "grep -m1 'model name' /proc/cpuinfo")));
    String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    say(
        LocalDate.now()
            + "; "
            + cpu.substring(cpu.indexOf(':') + 1).strip()
            + ", "
            + Runtime.getRuntime().availableProcessors()
            + " CPUs, load "
            + load
            + "; Java "
            + Runtime.version()
            + (spin
                ? "; "
                    + first(shell.ask(List.of("spin", "-V")))
                    + "; "
                    + first(shell.ask(List.of("gcc", "--version")))
                : "")
            + "; medians of "
            + rounds
            + " rounds in alternation");
    say("");
  }

  private static String first(String output) {
    return output.lines().findFirst().orElse("");
  }

  private void againstSpin(int large) throws IOException {
    List<String> rates = new ArrayList<>(AgainstSpin.RATES);
    List<String> times = new ArrayList<>(AgainstSpin.TIMES);
    for (Subject subject : Subject.USUAL) {
      add(subject, rounds, rates, times);
    }
    for (Subject subject : large > 0 ? Subject.LARGE : List.<Subject>of()) {
      add(subject, large, rates, times);
    }
    say(rates);
    say(times);
  }

  private void add(Subject subject, int times, List<String> rates, List<String> verdicts)
      throws IOException {
    AgainstSpin compared = new AgainstSpin(subject, models, work, times);
    rates.add(compared.rates());
    verdicts.add(compared.times());
  }

  private void fairRuns() throws IOException {
    List<String> rows = new ArrayList<>(FairRuns.HEAD);
    for (Subject subject : Subject.SMALL) {
      rows.add(FairRuns.compare(subject, models, work, rounds));
    }
    say(rows);
  }

  private void scaled() {
    List<String> rows = new ArrayList<>(Scaled.HEAD);
    for (Scaled.Subject subject : Scaled.Subject.ALL) {
      rows.add(Scaled.compare(subject, own.resolve("paths"), shipped, rounds));
    }
    say(rows);
  }

  private static void say(List<String> table) {
    table.forEach(Comparison::say);
    say("");
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
