package org.irqlab.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.irqlab.api.lab.Checker;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.search.Generator;
import org.irqlab.engine.search.Inspector;
import org.irqlab.engine.search.Limits;
import org.irqlab.engine.search.Search;
import org.irqlab.engine.search.StepGenerator;
import org.irqlab.engine.state.Slot;
import org.irqlab.engine.table.TableGenerator;
import org.irqlab.engine.table.Tables;
import org.irqlab.engine.verdict.Findings;
import org.irqlab.engine.verdict.Verification;
import org.irqlab.itests.paths.ShelvedPath;

/** Path files in growing scopes: tables against called steps, and what reductions leave out. */
final class Scaled {
  static final List<String> HEAD =
      List.of(
          "| path file | lines x CPUs | states | bits | steps | CPU s calling steps | with tables,"
              + " made anew | ratio | CPU s to the verdict, every state | reduced: states | CPU s |"
              + " ratio |",
          "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");

  private static final String XEN = "riscv-xen-lines.path.yaml";
  private static final String RELEASE = "xen-release/release-unlink.path.yaml";
  private static final String REROUTE = "xen-release/release-versus-reroute-unlink.path.yaml";
  private static final String ONESHOT = "oneshot-platform/gicv2-automasked-unlazy.path.yaml";
  private static final String POWER = "intx-power/xive-unlazy.path.yaml";
  private static final String FORWARDED = "arm-forwarding/unforwarded-edge-as-edge.path.yaml";
  private static final int MEGABYTES = 800;

  private Scaled() {}

  /**
   * A path file in one scope.
   *
   * @param file the file
   * @param lines lines side by side
   * @param cpus CPUs of the host
   */
  record Subject(String file, int lines, int cpus) {
    static final List<Subject> ALL =
        List.of(
            new Subject(XEN, 3, 1),
            new Subject(XEN, 4, 2),
            new Subject(XEN, 5, 2),
            new Subject(RELEASE, 1, 1),
            new Subject(RELEASE, 1, 2),
            new Subject(REROUTE, 1, 2),
            new Subject(ONESHOT, 2, 2),
            new Subject(ONESHOT, 3, 2),
            new Subject(ONESHOT, 4, 2),
            new Subject(POWER, 1, 2),
            new Subject(POWER, 2, 1),
            new Subject(POWER, 2, 2),
            new Subject(FORWARDED, 1, 1),
            new Subject(FORWARDED, 1, 2));

    private Machine machine(Path own, Path shipped) {
      return ShelvedPath.machine((file.equals(XEN) ? own : shipped).resolve(file), lines, cpus);
    }
  }

  /** A row. */
  static String compare(Subject subject, Path own, Path shipped, int rounds) {
    Machine machine = subject.machine(own, shipped);
    List<Sample> calling = new ArrayList<>();
    List<Sample> looking = new ArrayList<>();
    List<Sample> whole = new ArrayList<>();
    List<Sample> reduced = new ArrayList<>();
    long states = 0;
    long fewer = 0;
    for (int round = 0; round <= rounds; round++) {
      states = search(machine, () -> new StepGenerator(machine, true), calling);
      long same = search(machine, () -> new TableGenerator(new Tables(machine), true), looking);
      if (same != states) {
        throw new IllegalStateException(same + " states with tables, " + states + " without");
      }
      Findings all = verify(machine, true, whole);
      Findings some = verify(machine, false, reduced);
      if (all.verdict() != some.verdict()) {
        throw new IllegalStateException(subject + ": " + all + " but reduced " + some);
      }
      fewer = some.states();
    }
    double called = steady(calling);
    double looked = steady(looking);
    return String.format(
        "| %s | %d x %d | %,d | %d | %d | %.3f | %.3f | %.1f | %.3f | %,d | %.3f | %.1f |",
        subject.file().replace(".path.yaml", ""),
        subject.lines(),
        subject.cpus(),
        states,
        machine.layout().slots().stream().mapToInt(Slot::bits).sum(),
        machine.transitions().size(),
        called,
        looked,
        called / looked,
        steady(whole),
        fewer,
        steady(reduced),
        steady(whole) / steady(reduced));
  }

  /** Without the first, which warms up. */
  private static double steady(List<Sample> samples) {
    return Sample.median(samples.subList(1, samples.size()), Sample::cpu);
  }

  private static long search(Machine machine, Supplier<Generator> generators, List<Sample> into) {
    return timed(
            into,
            () ->
                new Search(
                        machine.layout().words(),
                        generators,
                        () -> Inspector.NONE,
                        1,
                        Limits.none(),
                        progress -> {})
                    .from(machine.initial()))
        .states();
  }

  private static Findings verify(Machine machine, boolean whole, List<Sample> into) {
    Checker.Request request =
        Checker.Request.PLAIN
            .within(OptionalLong.empty(), OptionalInt.empty(), OptionalInt.of(MEGABYTES))
            .whole(whole);
    return timed(into, () -> Verification.of(machine, request));
  }

  private static <T> T timed(List<Sample> into, Supplier<T> work) {
    long wall = System.nanoTime();
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    T done = work.get();
    double used = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
    into.add(new Sample(used, (System.nanoTime() - wall) / 1e9, 0));
    return done;
  }
}
